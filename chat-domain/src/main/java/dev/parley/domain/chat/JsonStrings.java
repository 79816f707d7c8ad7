// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.HexFormat;

/**
 * Quotes and unquotes JSON strings (RFC 8259, section 7), so that the domain needs no JSON library
 * for its scalars.
 */
final class JsonStrings {
  private static final HexFormat HEX = HexFormat.of();
  private static final int SHORTEST_PRINTABLE = 0x20;

  private JsonStrings() {}

  static String quote(String value) {
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
        if (c < SHORTEST_PRINTABLE || Character.isSurrogate(c)) {
          out.append("\\u").append(HEX.toHexDigits(c));
        } else {
          out.append(c);
        }
      }
    }
  }

  static String unquote(String quoted) {
    String body = quoted.substring(1, quoted.length() - 1);
    if (body.indexOf('\\') < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else {
        char escaped = body.charAt(++i);
        if (escaped == 'u') {
          out.append((char) HexFormat.fromHexDigits(body, i + 1, i + 5));
          i += 4;
        } else {
          out.append(unescaped(escaped));
        }
      }
    }
    return out.toString();
  }

  private static char unescaped(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escaped;
    };
  }
}
