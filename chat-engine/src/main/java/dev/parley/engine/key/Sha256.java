// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text's SHA-256. Keys are random, so that it needs no salt and no slowness. */
final class Sha256 {
  private Sha256() {}

  static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** Whether the hash is that one, found out in a time that does not depend on either. */
  static boolean isEqual(byte[] hash, String hex) {
    return MessageDigest.isEqual(hash, HexFormat.of().parseHex(hex));
  }
}
