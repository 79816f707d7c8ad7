// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import dev.parley.adapter.lucene.LuceneSettings;
import dev.parley.adapter.lucene.LuceneVectorIndex;
import dev.parley.benchmarks.recall.Dialogue.Question;
import dev.parley.benchmarks.recall.Dialogue.Said;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.ranking.CommonWords;
import dev.parley.domain.ranking.RecallOrder;
import dev.parley.domain.ranking.RecalledUnit;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorQuery;
import dev.parley.domain.vector.VectorSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Indexes dialogues as Parley does, asks their questions in each way, and counts. */
final class Recall {
  private static final int[] DEPTHS = {1, 5, 10};
  private static final int UNITS = 5;

  private final Vectors vectors;
  private final Path folder;
  private final Map<Way, int[]> hits = new EnumMap<>(Way.class);
  private final Thresholds thresholds = new Thresholds();
  private int questions;

  Recall(Vectors vectors, Path folder) {
    this.vectors = vectors;
    this.folder = folder;
    for (Way way : Way.values()) {
      hits.put(way, new int[DEPTHS.length + 1]);
    }
  }

  /** Asks all questions of these dialogues and gives the rows of a table. */
  List<String> measure(List<Dialogue> dialogues) {
    VectorSpace space = vectors.space();
    try (LuceneVectorIndex index = LuceneVectorIndex.open(LuceneSettings.at(folder, space))) {
      for (int i = 0; i < dialogues.size(); i++) {
        ask(index, new Namespace("dialogue:" + i), dialogues.get(i));
      }
    }
    List<String> rows = new ArrayList<>();
    hits.forEach((way, counts) -> rows.add(row(way, counts)));
    return rows;
  }

  /** What a threshold lets through. */
  Thresholds thresholds() {
    return thresholds;
  }

  /** How many were asked that have an answer. */
  int questions() {
    return questions;
  }

  private void ask(LuceneVectorIndex index, Namespace namespace, Dialogue dialogue) {
    List<String> searched = dialogue.turns().stream().map(Said::searched).toList();
    CommonWords common = CommonWords.of(searched);
    List<String> texts =
        new ArrayList<>(
            dialogue.turns().stream().map(Said::text).filter(text -> !text.isBlank()).toList());
    for (Question question : dialogue.questions()) {
      texts.add(question.text());
      texts.add(common.without(question.text()));
    }
    vectors.learn(texts);
    List<VectorEntry> entries = new ArrayList<>();
    for (int place = 0; place < dialogue.turns().size(); place++) {
      if (dialogue.turns().get(place).text().isBlank()) {
        continue;
      }
      Embedding vector = vectors.of(dialogue.turns().get(place).text());
      EntryId entry = new EntryId(String.valueOf(place));
      entries.add(new VectorEntry(entry, vector, searched.get(place), Metadata.NONE));
    }
    index.upsert(namespace, entries);
    for (Question question : dialogue.questions()) {
      List<VectorCandidate> plain = find(index, namespace, question.text());
      List<RecalledUnit> units = Way.units(plain, dialogue.turns());
      thresholds.count(units, question);
      if (question.evidence().isEmpty()) {
        continue;
      }
      questions++;
      List<VectorCandidate> bare = find(index, namespace, common.without(question.text()));
      for (Way way : Way.values()) {
        count(way, way.order(way.isBare() ? bare : plain, dialogue.turns()), question);
      }
    }
  }

  private List<VectorCandidate> find(LuceneVectorIndex index, Namespace namespace, String text) {
    return index.query(
        VectorQuery.of(namespace, vectors.of(text), RecallOrder.CANDIDATES).withText(text));
  }

  private void count(Way way, List<Integer> order, Question question) {
    int[] counts = hits.getOrDefault(way, new int[DEPTHS.length + 1]);
    for (int i = 0; i < DEPTHS.length; i++) {
      if (order.stream().limit(DEPTHS[i]).anyMatch(question.evidence()::contains)) {
        counts[i]++;
      }
    }
    if (order.stream().limit(UNITS).anyMatch(place -> isBeside(place, question))) {
      counts[DEPTHS.length]++;
    }
  }

  private static boolean isBeside(int place, Question question) {
    return IntStream.rangeClosed(place - 1, place + 1).anyMatch(question.evidence()::contains);
  }

  private String row(Way way, int[] counts) {
    StringBuilder row = new StringBuilder("| " + way.title());
    for (int count : counts) {
      row.append(" | ").append("%.3f".formatted((double) count / questions));
    }
    return row.append(" |").toString();
  }
}
