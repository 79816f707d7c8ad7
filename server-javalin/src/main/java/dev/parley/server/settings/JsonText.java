// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what was written in YAML into JSON text. */
final class JsonText {

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private JsonText() {}

  static String of(Entry entry) throws BadSetting {
    return switch (entry) {
      case Entry.Scalar s -> scalar(s);
      case Entry.Sequence s -> {
        StringBuilder out = new StringBuilder("[");
        for (Entry item : s.items()) {
          out.append(out.length() > 1 ? "," : "").append(of(item));
        }
        yield out.append(']').toString();
      }
      case Entry.Mapping m -> {
        StringBuilder out = new StringBuilder("{");
        for (Entry.Member member : m.members()) {
          out.append(out.length() > 1 ? "," : "");
          out.append(YamlText.quoted(member.name())).append(':').append(of(member.value()));
        }
        yield out.append('}').toString();
      }
    };
  }

  private static String scalar(Entry.Scalar scalar) throws BadSetting {
    return switch (scalar.kind()) {
      case NULL -> "null";
      case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT);
      case NUMBER -> number(scalar);
      case TEXT, UNTYPED -> YamlText.quoted(scalar.text());
    };
  }

  private static String number(Entry.Scalar scalar) throws BadSetting {
    String text = scalar.text();
    return JSON_NUMBER.matcher(text).matches() ? text : exactly(scalar).toString();
  }

  /** The number that a scalar holds, in any of YAML's ways of writing it. */
  static BigDecimal exactly(Entry.Scalar scalar) throws BadSetting {
    String text = scalar.text();
    try {
      if (text.startsWith("0x")) {
        return new BigDecimal(new BigInteger(text.substring(2), 16));
      }
      if (text.startsWith("0o")) {
        return new BigDecimal(new BigInteger(text.substring(2), 8));
      }
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw BadSetting.of(scalar, "write a finite number");
    }
  }

  static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> YamlText.quoted(f.getKey()) + ": " + f.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
