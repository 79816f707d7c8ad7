// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** One query over one state of the index. */
record Search(IndexSearcher searcher, VectorQuery query, int candidates) {
  List<VectorCandidate> run() throws IOException {
    Query filter = Filters.of(query.namespace(), query.filter());
    Map<Integer, Double> cosines = byVector(filter);
    Map<Integer, Double> keywords = byWords(filter);
    Set<Integer> found = new LinkedHashSet<>(cosines.keySet());
    found.addAll(keywords.keySet());
    StoredFields stored = searcher.storedFields();
    List<VectorCandidate> answer = new ArrayList<>();
    for (int place : found) {
      EntryBytes entry = entry(stored, place);
      answer.add(
          new VectorCandidate(
              entry.id(), entry.text(), entry.metadata(), cosines.get(place), keywords.get(place)));
    }
    answer.sort(VectorCandidate.ORDER);
    return List.copyOf(answer);
  }

  /** What is stored of the entry at that place. */
  static EntryBytes entry(StoredFields stored, int place) throws IOException {
    BytesRef bytes = stored.document(place, Set.of(Fields.STORED)).getBinaryValue(Fields.STORED);
    if (bytes == null) {
      throw new IOException("the entry at " + place + " has nothing stored");
    }
    return EntryBytes.read(bytes.bytes, bytes.offset, bytes.length);
  }

  private Map<Integer, Double> byVector(Query filter) throws IOException {
    int asked = Math.max(candidates, query.topK());
    Query near =
        new KnnFloatVectorQuery(Fields.VECTOR, query.vector().unit().values(), asked, filter);
    Map<Integer, Double> found = new HashMap<>();
    for (ScoreDoc hit : searcher.search(near, query.topK()).scoreDocs) {
      // Lucene's score of a product p is (1 + p) / 2
      found.put(hit.doc, Math.clamp(2.0 * hit.score - 1, -1.0, 1.0));
    }
    return found;
  }

  private Map<Integer, Double> byWords(Query filter) throws IOException {
    Set<String> words = TextWords.asked(query.text());
    if (words.isEmpty()) {
      return Map.of();
    }
    Term namespace = Fields.namespace(query.namespace());
    NamespaceSearcher inside = new NamespaceSearcher(searcher.getIndexReader(), namespace);
    if (inside.isWithoutTexts()) {
      return Map.of();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(filter, Occur.FILTER);
    words.forEach(word -> any.add(new TermQuery(new Term(Fields.TEXT, word)), Occur.SHOULD));
    any.setMinimumNumberShouldMatch(1);
    Map<Integer, Double> found = new HashMap<>();
    for (ScoreDoc hit : inside.search(any.build(), query.topK()).scoreDocs) {
      found.put(hit.doc, (double) hit.score);
    }
    return found;
  }
}
