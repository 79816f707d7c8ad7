// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/**
 * The model provider can not be reached, is not ready, or answered with something that is no
 * answer. Codes: {@code provider_unavailable}, {@code provider_error}, {@code model_not_ready}.
 */
public final class ProviderUnavailableException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public ProviderUnavailableException(String code, String message) {
    this(code, message, null);
  }

  public ProviderUnavailableException(String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
