// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.server.described.Described;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was said on a connection, to be held against the descriptions: each event of a stream, and
 * each whole answer. What was not read to its end is not looked at.
 */
final class Overheard {
  private static final Pattern REQUEST = Pattern.compile("^([A-Z]+) (/[^ ?]*)[^ ]* HTTP/1.1\r\n");
  private static final Pattern EVENT = Pattern.compile("(?m)^(data: \\{.*})\n\n");
  private static final Pattern WHOLE =
      Pattern.compile(
          "HTTP/1.1 200 [^\r]*\r\n(?:[^\r]+\r\n)*?Content-Type: (application/json)\r\n"
              + "(?:[^\r]+\r\n)*\r\n(\\{.*})");

  private final StringBuilder answers = new StringBuilder();
  private String method = "";
  private URI path = URI.create("/");

  void asked(byte[] bytes) {
    Matcher request = REQUEST.matcher(new String(bytes, StandardCharsets.UTF_8));
    if (request.find()) {
      check();
      method = request.group(1);
      path = URI.create(request.group(2));
    }
  }

  void answered(String text) {
    answers.append(text);
  }

  /** Checks what was answered to the last request. */
  void check() {
    Matcher events = EVENT.matcher(answers);
    while (events.find()) {
      Described.checkAnswer(method, path, 200, "text/event-stream", events.group(1));
    }
    Matcher whole = WHOLE.matcher(answers);
    if (whole.find()) {
      Described.checkAnswer(method, path, 200, whole.group(1), whole.group(2));
    }
    answers.setLength(0);
  }
}
