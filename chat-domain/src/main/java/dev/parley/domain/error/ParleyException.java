// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/**
 * Anything that goes wrong in Parley. Its message is for the person who can mend it; it holds no
 * secret and no message text.
 */
public abstract sealed class ParleyException extends RuntimeException
    permits InvalidRequestException,
        NotFoundException,
        ConflictException,
        UnauthenticatedException,
        PermissionDeniedException,
        RateLimitedException,
        QuotaExceededException,
        ContentRefusedException,
        ProviderRejectedException,
        ProviderUnavailableException,
        ProviderTimeoutException,
        OverloadedException,
        StorageUnavailableException {

  private static final long serialVersionUID = 1L;

  private final String code;

  ParleyException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A stable word for programs, for instance {@code invalid_value}. */
  public final String code() {
    return code;
  }

  /** Whether the same call may succeed later without being changed. */
  public abstract boolean retryable();
}
