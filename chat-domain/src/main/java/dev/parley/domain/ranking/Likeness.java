// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import dev.parley.domain.conversation.Word;
import dev.parley.domain.conversation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much each of some texts is like the others, by their words: 0 shares none with any, 1 stands
 * there at least six times. Shared words count by how few of the texts hold them.
 */
final class Likeness {
  /** The likest others whose mean is taken: one that is alike may be an answer, five are talk. */
  private static final int OTHERS = 5;

  private final List<Set<String>> words;
  private final Map<String, List<Integer>> holders = new HashMap<>();
  private final double[] weights;

  private Likeness(List<String> texts) {
    words = texts.stream().map(Likeness::words).toList();
    for (int i = 0; i < words.size(); i++) {
      for (String word : words.get(i)) {
        holders.computeIfAbsent(word, any -> new ArrayList<>()).add(i);
      }
    }
    weights = words.stream().mapToDouble(this::weight).toArray();
  }

  static double[] of(List<String> texts) {
    Likeness likeness = new Likeness(texts);
    double[] means = new double[texts.size()];
    Arrays.setAll(means, likeness::toLikest);
    return means;
  }

  private double toLikest(int text) {
    double[] shared = new double[words.size()];
    for (String word : words.get(text)) {
      List<Integer> held = holders.getOrDefault(word, List.of());
      double weight = weight(held.size());
      for (int other : held) {
        shared[other] += weight;
      }
    }
    shared[text] = 0;
    for (int other = 0; other < shared.length; other++) {
      double either = weights[text] + weights[other] - shared[other];
      shared[other] = either > 0 ? Math.min(1, shared[other] / either) : 0;
    }
    Arrays.sort(shared);
    return Arrays.stream(shared, Math.max(0, shared.length - OTHERS), shared.length).sum() / OTHERS;
  }

  private double weight(Set<String> text) {
    return text.stream()
        .mapToDouble(word -> weight(holders.getOrDefault(word, List.of()).size()))
        .sum();
  }

  private double weight(int held) {
    return Math.log(1 + (double) words.size() / held);
  }

  private static Set<String> words(String text) {
    return Words.of(text).stream().map(Word::folded).collect(Collectors.toSet());
  }
}
