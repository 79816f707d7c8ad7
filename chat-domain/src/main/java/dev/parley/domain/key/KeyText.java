// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A key as it is handed out and sent: {@code pk_<id>_<secret>}. It prints without its secret.
 *
 * @param secret {@link #SECRET_BYTES} bytes in small hexadecimal digits
 */
public record KeyText(KeyId id, String secret) {
  /** How long a secret is: 256 bits, which nobody guesses. */
  public static final int SECRET_BYTES = 32;

  private static final String PREFIX = "pk_";

  public KeyText {
    if (!isSecret(secret)) {
      throw new IllegalArgumentException(
          "a secret is " + SECRET_BYTES + " bytes in small hexadecimal digits");
    }
  }

  /** A new key's text. */
  public static KeyText of(KeyId id, byte[] secret) {
    return new KeyText(id, HexFormat.of().formatHex(secret));
  }

  /** Reads what was sent as a key; empty when it has not the shape of one. */
  public static Optional<KeyText> parse(String text) {
    int end = text.indexOf('_', PREFIX.length());
    if (!text.startsWith(PREFIX) || end < 0) {
      return Optional.empty();
    }
    String id = text.substring(PREFIX.length(), end);
    String secret = text.substring(end + 1);
    return KeyId.isOne(id) && isSecret(secret)
        ? Optional.of(new KeyText(new KeyId(id), secret))
        : Optional.empty();
  }

  private static boolean isSecret(String text) {
    return text.length() == 2 * SECRET_BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The whole key, for the one who is to use it. */
  public String text() {
    return PREFIX + id + "_" + secret;
  }

  @Override
  public String toString() {
    return PREFIX + id + "_***";
  }
}
