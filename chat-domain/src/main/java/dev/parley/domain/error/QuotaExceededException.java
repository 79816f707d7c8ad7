// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** A budget is used up. */
public final class QuotaExceededException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public QuotaExceededException(String message) {
    this(message, null);
  }

  public QuotaExceededException(String message, @Nullable Throwable cause) {
    super("insufficient_quota", message, cause);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
