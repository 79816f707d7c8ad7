// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names one call for good, so that what it does is done once. */
final class IdempotencyKeys {
  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,200}");

  private IdempotencyKeys() {}

  /**
   * The key of a call.
   *
   * @param turn names the turn among all, or the request where there is no conversation
   * @param call the call's id within it; a model's own, so it may be anything
   */
  static String of(String turn, String call) {
    String key = turn + ":" + call;
    return PLAIN.matcher(key).matches() ? key : HexFormat.of().formatHex(sha256(key));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
