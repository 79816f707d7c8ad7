// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/**
 * What was named does not exist, or is not the caller's to see. Codes: {@code model_not_found},
 * {@code conversation_not_found} and so on.
 */
public final class NotFoundException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public NotFoundException(String code, String message) {
    this(code, message, null);
  }

  public NotFoundException(String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
