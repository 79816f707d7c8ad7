// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Entries by their ids, in one state of the index. */
record Fetch(IndexSearcher searcher, Namespace namespace) {
  List<VectorEntry> all(List<EntryId> ids) throws IOException {
    List<VectorEntry> found = new ArrayList<>();
    for (EntryId id : new LinkedHashSet<>(ids)) {
      VectorEntry entry = one(id);
      if (entry != null) {
        found.add(entry);
      }
    }
    return List.copyOf(found);
  }

  private @Nullable VectorEntry one(EntryId id) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      PostingsEnum places = leaf.reader().postings(Fields.key(namespace, id), PostingsEnum.NONE);
      if (places == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      for (int at = places.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = places.nextDoc()) {
        if (live == null || live.get(at)) {
          return entry(leaf.reader(), at);
        }
      }
    }
    return null;
  }

  private static VectorEntry entry(LeafReader leaf, int place) throws IOException {
    EntryBytes stored = Search.entry(leaf.storedFields(), place);
    FloatVectorValues vectors = leaf.getFloatVectorValues(Fields.VECTOR);
    KnnVectorValues.DocIndexIterator at = vectors.iterator();
    if (at.advance(place) != place) {
      throw new IOException("the entry " + stored.id() + " has no vector");
    }
    Embedding vector = new Embedding(vectors.vectorValue(at.index()));
    return new VectorEntry(stored.id(), vector, stored.text(), stored.metadata());
  }
}
