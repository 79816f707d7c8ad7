// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/**
 * Holds what a server answers against both descriptions: OpenAI's, and the server's own, which says
 * something of every call and of every error.
 */
public final class Described {
  private static final Description OURS =
      new Description(new String(dev.parley.server.openapi.Description.json(), UTF_8));

  private static final int UNCHANGED = 304;
  private static final String JSON = "application/json";

  private Described() {}

  /** The server's own description. */
  static Description ours() {
    return OURS;
  }

  /** Checks an answer, whole or a stream, and hands it on. */
  public static HttpResponse<String> checked(HttpResponse<String> response) {
    checkAnswer(
        response.request().method(),
        response.request().uri(),
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
    return response;
  }

  /** Checks an answer as {@link #checked} does. */
  public static void checkAnswer(String method, URI uri, int status, String type, String body) {
    Published.checkAnswer(method, uri, status, type, body);
    Optional<Call> call = OURS.call(method, uri.getPath());
    List<String> problems = List.of();
    if (status == UNCHANGED) {
      return; // without a body
    }
    if (call.isPresent()) {
      problems = call.get().problemsOfAnswer(status, type, body);
    } else if (status >= 400 && type.equals(JSON) && !body.isEmpty()) {
      problems = OURS.problems("Error", body);
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(
          method + " " + uri.getPath() + " is not as /openapi.json says: " + problems);
    }
  }
}
