// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.conversation.Word;
import dev.parley.domain.conversation.Words;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at every entry of a namespace, for the fake index. */
final class ExactSearch {
  private static final double K1 = 0.9;
  private static final double B = 0.4;

  private static final Comparator<Map.Entry<EntryId, Double>> BEST_FIRST =
      Map.Entry.<EntryId, Double>comparingByValue(Comparator.reverseOrder())
          .thenComparing(Map.Entry.comparingByKey());

  private final Collection<VectorEntry> entries;
  private final Map<EntryId, List<String>> words = new HashMap<>();
  private final Map<String, Integer> holders = new HashMap<>();
  private double length;

  ExactSearch(Collection<VectorEntry> entries) {
    this.entries = entries;
    for (VectorEntry entry : entries) {
      List<String> own = words(entry.text());
      words.put(entry.id(), own);
      new HashSet<>(own).forEach(word -> holders.merge(word, 1, Integer::sum));
      length += (double) own.size() / entries.size();
    }
  }

  List<VectorCandidate> find(VectorQuery query) {
    List<VectorEntry> wanted =
        entries.stream().filter(entry -> query.filter().matches(entry.metadata())).toList();
    Map<EntryId, Double> cosines = new HashMap<>();
    wanted.forEach(entry -> cosines.put(entry.id(), cosine(query.vector(), entry.vector())));
    Set<String> asked = new HashSet<>(words(query.text()));
    Map<EntryId, Double> keywords = new HashMap<>();
    wanted.forEach(entry -> keywords.put(entry.id(), bm25(entry, asked)));
    keywords.values().removeIf(score -> score == 0);
    keepBest(cosines, query.topK());
    keepBest(keywords, query.topK());
    return wanted.stream()
        .filter(entry -> cosines.containsKey(entry.id()) || keywords.containsKey(entry.id()))
        .map(
            entry ->
                new VectorCandidate(
                    entry.id(),
                    entry.text(),
                    entry.metadata(),
                    cosines.get(entry.id()),
                    keywords.get(entry.id())))
        .sorted(VectorCandidate.ORDER)
        .toList();
  }

  private static void keepBest(Map<EntryId, Double> scores, int topK) {
    List<EntryId> rest =
        scores.entrySet().stream().sorted(BEST_FIRST).skip(topK).map(Map.Entry::getKey).toList();
    scores.keySet().removeAll(rest);
  }

  private double bm25(VectorEntry entry, Set<String> asked) {
    List<String> own = words.getOrDefault(entry.id(), List.of());
    double norm = K1 * (1 - B + B * own.size() / length);
    double sum = 0;
    for (String word : asked) {
      long often = own.stream().filter(word::equals).count();
      int holding = holders.getOrDefault(word, 0);
      double rarity = Math.log1p((entries.size() - holding + 0.5) / (holding + 0.5));
      sum += often == 0 ? 0 : rarity * often / (often + norm);
    }
    return sum;
  }

  private static double cosine(Embedding a, Embedding b) {
    double sum = 0;
    for (int i = 0; i < a.dimensions(); i++) {
      sum += (double) a.value(i) * b.value(i);
    }
    return Math.clamp(sum / a.length() / b.length(), -1.0, 1.0);
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().map(Word::folded).toList();
  }
}
