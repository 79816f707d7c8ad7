// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 in the forms that a page needs. */
final class Hash {
  private static final int NAME_BYTES = 8;

  private Hash() {}

  /** A short name for some content. */
  static String name(byte[] content) {
    return HexFormat.of().formatHex(sha256(content), 0, NAME_BYTES);
  }

  /** What a content policy calls a script or style that may stand in a page. */
  static String source(String text) {
    byte[] hash = sha256(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
