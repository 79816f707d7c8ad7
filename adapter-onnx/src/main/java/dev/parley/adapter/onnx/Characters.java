// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What the original tokenizer takes characters for. It has the tables of its own Unicode version,
 * older than the JDK's, so they are kept as a file instead of asking the JDK.
 */
final class Characters {
  private static final String FILE = "characters.txt";

  private final BitSet dropped;
  private final BitSet punctuation;

  private Characters(BitSet dropped, BitSet punctuation) {
    this.dropped = dropped;
    this.punctuation = punctuation;
  }

  static Characters read() {
    Map<String, BitSet> sets = new HashMap<>();
    try (InputStream in = Characters.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing in the jar of adapter-onnx");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(line -> add(line[1], sets.computeIfAbsent(line[0], name -> new BitSet())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Characters(set(sets, "dropped"), set(sets, "punctuation"));
  }

  /** Whether it is left out: a control character, or an accent by itself. */
  boolean isDropped(int codePoint) {
    return dropped.get(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  boolean isPunctuation(int codePoint) {
    return punctuation.get(codePoint);
  }

  /** What is left of white space once the control characters are dropped. */
  static boolean isSpace(int codePoint) {
    return switch (codePoint) {
      case ' ', '\t', '\n', '\r', 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> within(codePoint, 0x2000, 0x200A);
    };
  }

  static boolean isChinese(int codePoint) {
    return codePoint >= 0x3400
        && (within(codePoint, 0x4E00, 0x9FFF)
            || within(codePoint, 0x3400, 0x4DBF)
            || within(codePoint, 0xF900, 0xFAFF)
            || (codePoint >= 0x20000 && isRareChinese(codePoint)));
  }

  private static boolean isRareChinese(int codePoint) {
    return within(codePoint, 0x20000, 0x2A6DF)
        || within(codePoint, 0x2A700, 0x2B73F)
        || within(codePoint, 0x2B740, 0x2B81F)
        || within(codePoint, 0x2B920, 0x2CEAF)
        || within(codePoint, 0x2F800, 0x2FA1F);
  }

  private static boolean within(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }

  private static BitSet set(Map<String, BitSet> sets, String name) {
    BitSet set = sets.get(name);
    if (set == null) {
      throw new IllegalStateException(FILE + " has no line " + name);
    }
    return set;
  }

  /** Ranges as {@code 0-8 ad 600-605}, both ends included. */
  private static void add(String ranges, BitSet set) {
    for (String range : ranges.split(" ", -1)) {
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1), 16);
      set.set(first, last + 1);
    }
  }
}
