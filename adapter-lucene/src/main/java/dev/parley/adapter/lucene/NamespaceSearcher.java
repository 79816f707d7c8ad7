// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SmallFloat;

/**
 * Counts words within one namespace alone. Lucene's counts are those of the whole index: names of
 * one conversation would be rare words there, and scores would tell what others hold.
 */
final class NamespaceSearcher extends IndexSearcher {
  private static final float K1 = 0.9f;
  private static final float B = 0.4f;

  private final Term namespace;
  private final long texts;
  private final long length;

  NamespaceSearcher(IndexReader reader, Term namespace) throws IOException {
    super(reader);
    this.namespace = namespace;
    setSimilarity(new BM25Similarity(K1, B));
    long counted = 0;
    long sum = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues lengths = leaf.reader().getNormValues(Fields.TEXT);
      PostingsEnum entries = leaf.reader().postings(namespace, PostingsEnum.NONE);
      if (lengths == null || entries == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      for (int at = entries.nextDoc();
          at != DocIdSetIterator.NO_MORE_DOCS;
          at = entries.nextDoc()) {
        if ((live == null || live.get(at)) && lengths.advanceExact(at)) {
          counted++;
          sum += SmallFloat.byte4ToInt((byte) lengths.longValue());
        }
      }
    }
    this.texts = counted;
    this.length = sum;
  }

  /** Whether no entry has words. */
  boolean isWithoutTexts() {
    return length == 0;
  }

  @Override
  public CollectionStatistics collectionStatistics(String field) {
    return new CollectionStatistics(
        field, Math.max(getIndexReader().maxDoc(), texts), texts, Math.max(length, texts), texts);
  }

  @Override
  public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq)
      throws IOException {
    BooleanQuery holders =
        new BooleanQuery.Builder()
            .add(new TermQuery(namespace), Occur.FILTER)
            .add(new TermQuery(term), Occur.FILTER)
            .build();
    long holding = Math.max(1, count(holders));
    return new TermStatistics(term.bytes(), holding, Math.max(holding, totalTermFreq));
  }
}
