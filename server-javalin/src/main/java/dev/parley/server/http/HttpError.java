// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says what went wrong, in OpenAI's shape.
 *
 * @param status the HTTP status
 * @param type the kind of error, for instance {@code invalid_request_error}
 * @param code a stable word for programs
 * @param message for the person who can mend it
 * @param param the field at fault; null when it is none
 * @param retryAfter when trying again may help; null when that is not known
 */
public record HttpError(
    int status,
    String type,
    @Nullable String code,
    String message,
    @Nullable String param,
    @Nullable Duration retryAfter) {
  static final String INVALID_REQUEST = "invalid_request_error";
  static final String NOT_FOUND = "not_found_error";
  static final String PERMISSION = "permission_error";
  static final String OVERLOADED = "overloaded_error";

  /** A request that is wrong as HTTP, before anything in it is. */
  public static HttpError invalid(int status, String code, String message) {
    return new HttpError(status, INVALID_REQUEST, code, message, null, null);
  }

  static HttpError forbidden(String code, String message, @Nullable String header) {
    return new HttpError(403, PERMISSION, code, message, header, null);
  }

  /** A bug of ours: nothing of the inside, but the id under which the log has it. */
  static HttpError bug(String requestId) {
    return new HttpError(
        500,
        "server_error",
        "internal_error",
        "something went wrong on this server; its log says more under the request id " + requestId,
        null,
        null);
  }

  static HttpError stopping() {
    return new HttpError(
        503,
        OVERLOADED,
        "server_stopping",
        "this server is stopping; try again in a moment",
        null,
        Duration.ofSeconds(1));
  }

  /** The error as JSON. */
  public byte[] json() {
    return Json.bytes(
        out ->
            out.beginObject()
                .name("error")
                .beginObject()
                .field("message", message)
                .field("type", type)
                .fieldOrNull("param", param)
                .fieldOrNull("code", code)
                .endObject()
                .endObject());
  }

  /** The value of {@code retry-after}, in whole seconds; null for none. */
  @Nullable String retryAfterSeconds() {
    return retryAfter == null
        ? null
        : Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
  }
}
