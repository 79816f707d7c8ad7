// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** Parley has more to do than it can: trying again later helps. */
public final class OverloadedException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public OverloadedException(String message) {
    this(message, null);
  }

  public OverloadedException(String message, @Nullable Throwable cause) {
    super("overloaded", message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
