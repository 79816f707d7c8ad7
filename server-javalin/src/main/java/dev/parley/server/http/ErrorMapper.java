// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.ContentRefusedException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.PermissionDeniedException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.QuotaExceededException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.error.UnauthenticatedException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one place that chooses status codes for errors. */
public final class ErrorMapper {
  private static final String PROVIDER = "provider_error";
  private static final Duration SOON = Duration.ofSeconds(2);

  private ErrorMapper() {}

  /**
   * The answer that tells of an error.
   *
   * @param requestId what the answer to a bug of ours names
   */
  public static HttpError map(Throwable error, String requestId) {
    return switch (error) {
      case ParleyException e -> known(e);
      case RefusedException e -> e.error();
      default -> HttpError.bug(requestId);
    };
  }

  private static HttpError known(ParleyException error) {
    return switch (error) {
      case InvalidRequestException e -> error(400, HttpError.INVALID_REQUEST, e, e.field(), null);
      case ContentRefusedException e -> error(400, HttpError.INVALID_REQUEST, e, null, null);
      case UnauthenticatedException e -> error(401, "authentication_error", e, null, null);
      case PermissionDeniedException e -> error(403, HttpError.PERMISSION, e, null, null);
      case NotFoundException e -> error(404, HttpError.NOT_FOUND, e, null, null);
      case ConflictException e -> error(409, "conflict_error", e, null, null);
      case RateLimitedException e -> error(429, "rate_limit_error", e, null, e.retryAfter());
      case QuotaExceededException e -> error(429, "insufficient_quota", e, null, null);
      case ProviderRejectedException e -> rejected(e);
      case ProviderUnavailableException e -> unavailable(e);
      case ProviderTimeoutException e -> error(504, "timeout_error", e, null, null);
      case OverloadedException e -> error(503, HttpError.OVERLOADED, e, null, SOON);
      case StorageUnavailableException e -> error(503, HttpError.OVERLOADED, e, null, SOON);
    };
  }

  /** What the provider says of the request is the client's to mend; of our key, it is ours. */
  private static HttpError rejected(ProviderRejectedException e) {
    return switch (e.status()) {
      case 401, 403 -> error(502, PROVIDER, e, null, null);
      case 404 -> error(404, HttpError.NOT_FOUND, e, e.field(), null);
      default ->
          e.status() >= 400 && e.status() < 500
              ? error(400, HttpError.INVALID_REQUEST, e, e.field(), null)
              : error(502, PROVIDER, e, null, null);
    };
  }

  private static HttpError unavailable(ProviderUnavailableException e) {
    return e.code().equals("model_not_ready")
        ? error(503, HttpError.OVERLOADED, e, null, SOON)
        : error(502, PROVIDER, e, null, null);
  }

  private static HttpError error(
      int status,
      String type,
      ParleyException e,
      @Nullable String param,
      @Nullable Duration retryAfter) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.code());
    return new HttpError(status, type, e.code(), message, param, retryAfter);
  }
}
