// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.Shortening;

/**
 * Shortens the arguments of a call so that they stay well-formed JSON: long strings lose their
 * middle. Where that is not enough, the whole text becomes one string, cut in its middle.
 */
final class ShortenedArguments {
  private static final int STRINGS = 8;
  private static final int AROUND = 512;

  private final String json;
  private final int longest;
  private final StringBuilder out = new StringBuilder();

  private ShortenedArguments(String json, int longest) {
    this.json = json;
    this.longest = longest;
  }

  /**
   * The arguments, each string of at most so many characters beside the marker.
   *
   * @param json arguments as a model wrote them: anything
   */
  static String of(String json, int longest) {
    if (json.length() <= longest) {
      return json;
    }
    if (!json.stripLeading().startsWith("{")) {
      return Shortening.middle(json, longest);
    }
    ShortenedArguments shortened = new ShortenedArguments(json, longest);
    boolean sound = shortened.run();
    return sound && shortened.out.length() <= (long) STRINGS * longest + AROUND
        ? shortened.out.toString()
        : "{\"shortened\":" + RawJson.of(Shortening.middle(json, longest)) + "}";
  }

  /** Copies the text and cuts long strings; false where a string does not end as it should. */
  private boolean run() {
    int from = 0;
    for (int i = json.indexOf('"'); i >= 0; i = json.indexOf('"', from)) {
      int end = end(i + 1);
      if (end < 0) {
        return false;
      }
      out.append(json, from, i);
      String string = json.substring(i, end);
      out.append(string.length() <= longest || isKey(end) ? string : cut(string));
      from = end;
    }
    out.append(json, from, json.length());
    return true;
  }

  private String cut(String string) {
    return RawJson.of(Shortening.middle(new RawJson(string).asString(), longest)).text();
  }

  /** The place after the string that begins here; -1 where it is none. */
  private int end(int begin) {
    for (int i = begin; i < json.length(); i++) {
      char next = json.charAt(i);
      if (next == '"') {
        return i + 1;
      }
      if (next == '\\') {
        if (!isEscape(i + 1)) {
          return -1;
        }
        i++;
      }
    }
    return -1;
  }

  private boolean isEscape(int place) {
    if (place >= json.length()) {
      return false;
    }
    char escaped = json.charAt(place);
    if (escaped != 'u') {
      return "\"\\/bfnrt".indexOf(escaped) >= 0;
    }
    for (int i = place + 1; i <= place + 4; i++) {
      if (i >= json.length() || Character.digit(json.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isKey(int end) {
    int next = end;
    while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
      next++;
    }
    return next < json.length() && json.charAt(next) == ':';
  }
}
