// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.chat.RawJson;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of {@code name=value} pairs; a value that is not one plain word is quoted. */
final class LogLine {
  private static final Pattern PLAIN = Pattern.compile("[\\x21\\x23-\\x3c\\x3e-\\x7e]+");
  private static final int LONGEST = 200;
  private final StringBuilder text = new StringBuilder(160);

  /** A field that is left out where there is no value. */
  LogLine field(String name, @Nullable String value) {
    if (value != null) {
      String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
      name(name).append(PLAIN.matcher(shown).matches() ? shown : RawJson.of(shown).text());
    }
    return this;
  }

  LogLine field(String name, long value) {
    name(name).append(value);
    return this;
  }

  private StringBuilder name(String name) {
    return text.append(text.isEmpty() ? "" : " ").append(name).append('=');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
