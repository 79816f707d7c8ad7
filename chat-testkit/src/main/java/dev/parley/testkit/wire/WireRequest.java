// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as a server on a plain socket reads it. */
public record WireRequest(String path, Map<String, String> headers, String body) {
  public static final String CHAT = "/v1/chat/completions";
  public static final String TEXT = "/v1/completions";

  /** Whether it is a chat, or its older form. */
  public boolean isChat() {
    return path.equals(CHAT) || path.equals(TEXT);
  }

  /** Reads one; null when the client is gone. */
  public static @Nullable WireRequest read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new WireRequest(first.split(" ", -1)[1], headers, body);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.append((char) b);
    }
    return line.substring(0, line.length() - 1);
  }
}
