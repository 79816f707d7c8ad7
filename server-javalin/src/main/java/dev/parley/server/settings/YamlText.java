// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes single values as YAML that reads back as the same value. */
final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_./][A-Za-z0-9_./-]*(:[A-Za-z0-9_./-]+)*");
  private static final Set<String> NOT_TEXT =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", ".inf", ".nan");

  private YamlText() {}

  /** Plain where that can't be mistaken for anything but text, else quoted. */
  static String text(String value) {
    boolean plain =
        PLAIN.matcher(value).matches() && !NOT_TEXT.contains(value.toLowerCase(Locale.ROOT));
    return plain ? value : quoted(value);
  }

  /** In double quotes: a JSON string, which is a YAML one too. */
  static String quoted(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      appendEscaped(out, value.charAt(i));
    }
    return out.append('"').toString();
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        // C1 controls, line separators and the byte order mark are legal in JSON but not in YAML
        boolean hidden =
            c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || c == 0x2028
                || c == 0x2029
                || c == 0xfeff
                || c >= 0xfffe;
        out.append(hidden ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
  }
}
