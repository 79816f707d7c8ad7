// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** A safety rule forbids the content. */
public final class ContentRefusedException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public ContentRefusedException(String message) {
    this(message, null);
  }

  public ContentRefusedException(String message, @Nullable Throwable cause) {
    super("content_blocked", message, cause);
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
