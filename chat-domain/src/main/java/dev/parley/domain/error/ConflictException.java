// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/**
 * Another writer was faster. Codes: {@code version_conflict}, {@code conversation_busy}, {@code
 * idempotency_conflict}, {@code lease_lost}, {@code session_exists}.
 */
public final class ConflictException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public ConflictException(String code, String message) {
    this(code, message, null);
  }

  public ConflictException(String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
