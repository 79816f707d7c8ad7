// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

/** A value that its setting can't take. The message goes on from the setting's name. */
final class BadSetting extends Exception {

  private static final int LONGEST_SHOWN = 60;

  private final Origin origin;

  private BadSetting(Origin origin, String message) {
    super(message);
    this.origin = origin;
  }

  /** Shows the value as it was written, and what would be right. */
  static BadSetting of(Entry entry, String fix) {
    return new BadSetting(entry.origin(), "is " + shown(entry) + ": " + fix);
  }

  /** Keeps the value to itself, for what may hold a secret. */
  static BadSetting hidden(Entry entry, String message) {
    return new BadSetting(entry.origin(), message);
  }

  Origin origin() {
    return origin;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  private static String shown(Entry entry) {
    return switch (entry) {
      case Entry.Mapping m -> "a group of settings";
      case Entry.Sequence s -> "a list";
      case Entry.Scalar s -> shown(s);
    };
  }

  private static String shown(Entry.Scalar scalar) {
    if (scalar.isNull()) {
      return "empty";
    }
    String text = shortened(scalar.text());
    return scalar.kind() == Entry.Kind.TEXT ? YamlText.quoted(text) : text;
  }

  private static String shortened(String text) {
    int end =
        text.offsetByCodePoints(0, Math.min(LONGEST_SHOWN, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
