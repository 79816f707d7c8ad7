// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.embedding.Embedding;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Vectors for words, made from nothing but their characters: those of different words are nearly at
 * right angles, so that a sum of them is near each of its words. Fewer dimensions are the first of
 * more.
 */
final class WordVectors {
  private WordVectors() {}

  /** The words of a text, at least one. */
  static List<String> words(String text) {
    List<String> words =
        Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.isEmpty() ? List.of(text) : words;
  }

  /** The direction of the sum of the words' vectors. */
  static Embedding sum(List<String> words, int dimensions) {
    float[] sum = new float[dimensions];
    for (String word : words) {
      SplittableRandom random = new SplittableRandom(word.hashCode());
      for (int i = 0; i < dimensions; i++) {
        sum[i] += (float) random.nextDouble(-1, 1);
      }
    }
    return new Embedding(sum).unit();
  }
}
