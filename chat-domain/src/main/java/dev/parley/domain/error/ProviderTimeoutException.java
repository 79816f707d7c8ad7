// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** The model provider was silent for longer than it may be. */
public final class ProviderTimeoutException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public ProviderTimeoutException(String message) {
    this(message, null);
  }

  public ProviderTimeoutException(String message, @Nullable Throwable cause) {
    super("provider_timeout", message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
