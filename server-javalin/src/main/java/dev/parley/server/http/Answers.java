// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.json.Json;
import dev.parley.json.JsonWriter;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;

/** Writes whole answers. */
public final class Answers {
  static final String JSON = "application/json";

  private Answers() {}

  /** Answers with a JSON document. */
  public static void json(Context context, int status, Consumer<JsonWriter> writing)
      throws IOException {
    json(context, status, Json.bytes(writing));
  }

  /** Answers with a JSON document. */
  public static void json(Context context, int status, byte[] document) throws IOException {
    bytes(context, status, JSON, document);
  }

  /** Answers with bytes of any type. */
  public static void bytes(Context context, int status, String type, byte[] body)
      throws IOException {
    HttpServletResponse response = context.res();
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(body.length);
    Exchange.of(context).recorder().whole(response, body);
    response.getOutputStream().write(body);
  }
}
