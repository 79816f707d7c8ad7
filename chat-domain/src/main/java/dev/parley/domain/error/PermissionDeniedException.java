// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** The caller is known and may not do this. */
public final class PermissionDeniedException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public PermissionDeniedException(String code, String message) {
    this(code, message, null);
  }

  public PermissionDeniedException(String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
