// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** The request is wrong, and how to mend it. */
public final class InvalidRequestException extends ParleyException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_VALUE = 80;

  private final @Nullable String field;

  /**
   * A field with a wrong value; the message reads {@code temperature is 2.7: give a number from 0
   * to 2}.
   *
   * @param field the path of the field, for instance {@code messages[2].role}
   * @param value what it holds, shortened in the message
   * @param fix what would be right
   */
  public InvalidRequestException(String field, Object value, String fix) {
    this(field, value, fix, null);
  }

  public InvalidRequestException(
      String field, Object value, String fix, @Nullable Throwable cause) {
    this("invalid_value", field, field + " is " + shortened(value.toString()) + ": " + fix, cause);
  }

  private InvalidRequestException(
      String code, @Nullable String field, String message, @Nullable Throwable cause) {
    super(code, message, cause);
    this.field = field;
  }

  /** A request that is wrong in a way that has a code of its own. */
  public static InvalidRequestException of(String code, @Nullable String field, String message) {
    return new InvalidRequestException(code, field, message, null);
  }

  /** The field at fault; null when it is the request as a whole. */
  public @Nullable String field() {
    return field;
  }

  @Override
  public boolean retryable() {
    return false;
  }

  private static String shortened(String value) {
    if (value.isEmpty()) {
      return "empty";
    }
    if (value.length() <= LONGEST_VALUE) {
      return value;
    }
    int end =
        Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1))
            ? LONGEST_VALUE - 1
            : LONGEST_VALUE;
    return value.substring(0, end) + "…";
  }
}
