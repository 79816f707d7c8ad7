// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;

/** Reads what the server answered. */
final class Said {
  private Said() {}

  static JsonObject json(HttpResponse<String> response) {
    return JsonObject.parse(response.body());
  }

  static JsonObject error(HttpResponse<String> response) {
    return error(response.body());
  }

  static JsonObject error(String body) {
    return JsonObject.parse(body).object("error").orElseThrow();
  }

  /** The text of a plain answer. */
  static String text(HttpResponse<String> response) {
    return json(response)
        .objects("choices")
        .getFirst()
        .object("message")
        .orElseThrow()
        .requiredString("content");
  }

  /** The data of a stream's events, in order. */
  static List<String> events(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring(6))
        .toList();
  }
}
