// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** A store is down or broken: nothing was acknowledged. */
public final class StorageUnavailableException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(String message) {
    this(message, null);
  }

  public StorageUnavailableException(String message, @Nullable Throwable cause) {
    super("storage_unavailable", message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
