// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What can happen to bytes on their way. */
final class Damage {
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "true",
          "1e",
          "-",
          "0",
          "5",
          "\"a\"",
          "{}",
          "[]",
          "\\ud800",
          "\u0000",
          "😀",
          "\"role\":\"user\",",
          "[[[[[[[[");

  private Damage() {}

  static byte[] of(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> spliced(bytes, at, at, TOKENS.get(random.nextInt(TOKENS.size())));
      case 2 -> spliced(bytes, at, end(bytes, at, random), "");
      case 3 ->
          spliced(bytes, at, end(bytes, at, random), TOKENS.get(random.nextInt(TOKENS.size())));
      default -> {
        byte[] flipped = bytes.clone();
        if (at < flipped.length) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static int end(byte[] bytes, int at, Random random) {
    return Math.min(bytes.length, at + random.nextInt(20));
  }

  private static byte[] spliced(byte[] bytes, int from, int to, String token) {
    byte[] inserted = token.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(bytes, bytes.length - (to - from) + inserted.length);
    System.arraycopy(inserted, 0, all, from, inserted.length);
    System.arraycopy(bytes, to, all, from + inserted.length, bytes.length - to);
    return all;
  }
}
