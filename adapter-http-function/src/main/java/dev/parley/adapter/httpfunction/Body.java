// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Reads an answer as far as it is of use, and not at all where it is no text. */
final class Body {
  /** Bytes that a character of UTF-8 may have. */
  private static final int WIDEST = 4;

  private static final Set<String> TEXTS =
      Set.of(
          "json", "xml", "x-ndjson", "ndjson", "jsonl", "yaml", "x-yaml", "x-www-form-urlencoded");

  private Body() {}

  static HttpAnswer.Given read(Response response, int longestResult) throws IOException {
    ResponseBody body = response.body();
    MediaType type = body.contentType();
    boolean readable = isText(type);
    String text = readable ? text(body, type, longestResult) : "";
    return new HttpAnswer.Given(
        GuardedClient.shown(response.request().url()),
        response.code(),
        type == null ? "" : type.type() + "/" + type.subtype(),
        text,
        readable || body.contentLength() == 0);
  }

  private static boolean isText(@Nullable MediaType type) {
    if (type == null || type.type().equals("text")) {
      return true;
    }
    String subtype = type.subtype().toLowerCase(Locale.ROOT);
    return type.type().equals("application")
        && (TEXTS.contains(subtype) || subtype.endsWith("+json") || subtype.endsWith("+xml"));
  }

  /** One character more than the limit is enough to see that there is more. */
  private static String text(ResponseBody body, @Nullable MediaType type, int longestResult)
      throws IOException {
    int most = (int) Math.min(Integer.MAX_VALUE - 16L, WIDEST * (longestResult + 1L));
    byte[] bytes = body.byteStream().readNBytes(most);
    Charset charset = type == null ? null : type.charset();
    String text = new String(bytes, charset == null ? StandardCharsets.UTF_8 : charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
