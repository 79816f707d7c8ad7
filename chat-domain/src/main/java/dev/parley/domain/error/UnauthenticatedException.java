// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** No key, or a wrong one. */
public final class UnauthenticatedException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public UnauthenticatedException(String message) {
    this(message, null);
  }

  public UnauthenticatedException(String message, @Nullable Throwable cause) {
    super("invalid_api_key", message, cause);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
