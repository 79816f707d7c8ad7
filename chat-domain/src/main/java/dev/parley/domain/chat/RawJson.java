// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * One JSON value, kept as the text it came in: exact in its numbers, whatever its depth.
 *
 * <p>The text must be one well-formed JSON value. It is not parsed here: {@code chat-json} checks
 * what comes from outside, and code that makes one by hand answers for it. Two values are equal
 * when their text is.
 *
 * @param text the JSON text, without white space around it
 */
public record RawJson(String text) {
  public static final RawJson NULL = new RawJson("null");

  public RawJson {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "text is blank: a JSON value is at least one character; use RawJson.NULL");
    }
  }

  public static RawJson of(boolean value) {
    return new RawJson(Boolean.toString(value));
  }

  public static RawJson of(long value) {
    return new RawJson(Long.toString(value));
  }

  public static RawJson of(java.math.BigDecimal value) {
    return new RawJson(value.toString());
  }

  /** The JSON string that means {@code value}. */
  public static RawJson of(String value) {
    return new RawJson(JsonStrings.quote(value));
  }

  public boolean isNull() {
    return text.equals("null");
  }

  public boolean isObject() {
    return text.charAt(0) == '{';
  }

  public boolean isArray() {
    return text.charAt(0) == '[';
  }

  public boolean isString() {
    return text.charAt(0) == '"';
  }

  public boolean isBoolean() {
    return text.equals("true") || text.equals("false");
  }

  public boolean isNumber() {
    char first = text.charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }

  /**
   * The characters of a JSON string.
   *
   * @throws IllegalStateException when this is no string
   */
  public String asString() {
    if (!isString()) {
      throw new IllegalStateException(text + " is not a JSON string");
    }
    return JsonStrings.unquote(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
