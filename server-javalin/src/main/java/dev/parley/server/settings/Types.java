// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of settings that are one value. */
final class Types {

  private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");

  private Types() {}

  static SettingType<String> text() {
    return new SettingType<>(
        "text",
        entry -> {
          String text = readText(entry);
          if (text.isBlank()) {
            throw BadSetting.of(entry, "write some text");
          }
          return text;
        },
        YamlText::text);
  }

  /** Text of one shape; the description says which. */
  static SettingType<String> text(Pattern shape, String description) {
    return new SettingType<>(
        description,
        entry -> {
          String text = readText(entry);
          if (!shape.matcher(text).matches()) {
            throw BadSetting.of(entry, "write " + description);
          }
          return text;
        },
        YamlText::text);
  }

  static SettingType<Boolean> bool() {
    return new SettingType<>(
        "true or false",
        entry -> {
          String text =
              entry instanceof Entry.Scalar s && s.kind() != Entry.Kind.TEXT ? s.text() : "";
          return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw BadSetting.of(entry, "write true or false");
          };
        },
        String::valueOf);
  }

  static SettingType<Integer> integer(int min, int max) {
    return integer(min, max, "a whole number, " + range(min, max));
  }

  private static SettingType<Integer> integer(int min, int max, String description) {
    return new SettingType<>(
        description,
        entry -> wholeNumber(entry, BigDecimal.valueOf(min), BigDecimal.valueOf(max), description),
        String::valueOf);
  }

  static SettingType<BigDecimal> decimal(String min, String max) {
    String description = "a number, " + min + " to " + max;
    return new SettingType<>(
        description,
        entry -> number(entry, new BigDecimal(min), new BigDecimal(max), description),
        BigDecimal::toPlainString);
  }

  /** A time in seconds, down to the millisecond. */
  static SettingType<Duration> seconds(String min, String max) {
    String description = "seconds, " + min + " to " + max;
    return new SettingType<>(
        description,
        entry -> {
          BigDecimal value = number(entry, new BigDecimal(min), new BigDecimal(max), description);
          return Duration.ofMillis(
              value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
        },
        value -> BigDecimal.valueOf(value.toMillis(), 3).stripTrailingZeros().toPlainString());
  }

  static SettingType<Duration> days(int min, int max) {
    SettingType<Integer> whole = integer(min, max, "days, " + range(min, max));
    return new SettingType<>(
        whole.description(),
        entry -> Duration.ofDays(whole.read(entry)),
        value -> String.valueOf(value.toDays()));
  }

  static SettingType<ByteSize> megabytes(int min, int max) {
    SettingType<Integer> whole = integer(min, max, "megabytes, " + range(min, max));
    return new SettingType<>(
        whole.description(),
        entry -> ByteSize.ofMegabytes(whole.read(entry)),
        value -> String.valueOf(value.toMegabytes()));
  }

  /** One of an enum's names, in lower case. */
  static <E extends Enum<E>> SettingType<E> choice(Class<E> closed) {
    E[] all = closed.getEnumConstants();
    String description = Arrays.stream(all).map(Types::lowerCase).collect(Collectors.joining(", "));
    return new SettingType<>(
        "one of " + description,
        entry -> {
          for (E constant : all) {
            if (entry instanceof Entry.Scalar s && s.text().equals(lowerCase(constant))) {
              return constant;
            }
          }
          throw BadSetting.of(entry, "write one of " + description);
        },
        Types::lowerCase);
  }

  static SettingType<Path> path() {
    return new SettingType<>(
        "a path",
        entry -> {
          try {
            return Path.of(text().read(entry));
          } catch (InvalidPathException e) {
            throw BadSetting.of(entry, "write a path");
          }
        },
        value -> YamlText.text(value.toString()));
  }

  /** {@code onnx}, or {@code provider/model}. */
  static SettingType<EmbeddingChoice> embedding() {
    SettingType<String> text = text();
    return new SettingType<>(
        "onnx, or provider/model",
        entry -> {
          String written = text.read(entry);
          int slash = written.indexOf('/');
          if (written.equals("onnx")) {
            return new EmbeddingChoice.Onnx();
          }
          if (slash < 1 || slash == written.length() - 1) {
            throw BadSetting.of(entry, "write onnx, or provider/model");
          }
          return new EmbeddingChoice.OfProvider(
              new RouteTarget(written.substring(0, slash), written.substring(slash + 1)));
        },
        choice ->
            switch (choice) {
              case EmbeddingChoice.Onnx onnx -> "onnx";
              case EmbeddingChoice.OfProvider of -> YamlText.text(of.target().toString());
            });
  }

  /**
   * The name of an environment variable. What is written instead may be the secret itself, so it is
   * not shown.
   */
  static SettingType<String> variable() {
    return new SettingType<>(
        "the name of an environment variable",
        entry -> {
          if (entry instanceof Entry.Scalar s && VARIABLE.matcher(s.text()).matches()) {
            return s.text();
          }
          throw BadSetting.hidden(
              entry,
              "holds something else than the name of an environment variable (capital letters,"
                  + " digits and _): put the secret into that variable or into .env, and only its"
                  + " name here");
        },
        YamlText::text);
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String readText(Entry entry) throws BadSetting {
    if (!(entry instanceof Entry.Scalar scalar)) {
      throw BadSetting.of(entry, "write text");
    }
    if (scalar.kind() != Entry.Kind.TEXT && scalar.kind() != Entry.Kind.UNTYPED) {
      throw BadSetting.of(
          entry,
          scalar.isNull() ? "write text" : "write text; in quotes, \"" + scalar.text() + "\"");
    }
    return scalar.text();
  }

  private static int wholeNumber(Entry entry, BigDecimal min, BigDecimal max, String description)
      throws BadSetting {
    try {
      return number(entry, min, max, description).intValueExact();
    } catch (ArithmeticException e) {
      throw BadSetting.of(entry, "write " + description);
    }
  }

  private static BigDecimal number(Entry entry, BigDecimal min, BigDecimal max, String description)
      throws BadSetting {
    if (!(entry instanceof Entry.Scalar s)
        || (s.kind() != Entry.Kind.NUMBER && s.kind() != Entry.Kind.UNTYPED)) {
      throw BadSetting.of(entry, "write " + description);
    }
    BigDecimal value;
    try {
      value = JsonText.exactly(s);
    } catch (BadSetting notFinite) {
      throw BadSetting.of(entry, "write " + description);
    }
    // scales are bounded too: 1e-999999999 is in range, and far too long to work with
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0 || value.scale() > 20) {
      throw BadSetting.of(entry, "write " + description);
    }
    return value;
  }

  private static String range(int min, int max) {
    return max == Integer.MAX_VALUE ? min + " or more" : min + " to " + max;
  }
}
