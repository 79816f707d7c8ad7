// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key's text.
 *
 * @param sha256 of the whole text, in small hexadecimal digits
 * @param until when it ceases to hold, because a newer one took its place; null for the current one
 */
public record KeyHash(String sha256, @Nullable Instant until) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public KeyHash {
    if (!SHAPE.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a SHA-256 is 64 small hexadecimal digits");
    }
  }

  boolean holds(Instant now) {
    return until == null || now.isBefore(until);
  }

  /** The same, at an end by then if not before. */
  KeyHash endingBy(Instant end) {
    return until == null || until.isAfter(end) ? new KeyHash(sha256, end) : this;
  }
}
