// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a browser says that it accepts or has. */
final class Accepts {
  private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*$");

  private Accepts() {}

  /** Whether gzip is among the accepted encodings. */
  static boolean gzip(@Nullable String acceptEncoding) {
    return parts(acceptEncoding)
        .map(part -> part.toLowerCase(Locale.ROOT))
        .filter(part -> part.split(";", 2)[0].strip().matches("gzip|x-gzip|\\*"))
        .anyMatch(part -> !REFUSED.matcher(part).find());
  }

  /** Whether a copy with this tag is among those that the browser has. */
  static boolean copy(@Nullable String ifNoneMatch, String tag) {
    return parts(ifNoneMatch).anyMatch(part -> part.equals("*") || part.equals(tag));
  }

  private static Stream<String> parts(@Nullable String header) {
    return header == null
        ? Stream.empty()
        : Arrays.stream(header.split(",", -1)).map(String::strip);
  }
}
