// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorCapabilities;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import dev.parley.port.Dependency;
import dev.parley.port.VectorIndex;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;

/**
 * A hybrid index in a folder: an HNSW graph and BM25 (k1 0.9, b 0.4; words are counted within the
 * namespace). Whoever opens it closes it.
 *
 * <p>A write returns once it is on the disk and can be found; writes that wait together share one
 * commit. One process has the folder at a time. A caller that is interrupted while it waits gets a
 * {@link StorageUnavailableException} and stays interrupted. More waiting writes than the settings
 * allow are refused with an {@link dev.parley.domain.error.OverloadedException}.
 *
 * <p>What was deleted is taken out of the files when nothing was written for a while.
 */
public final class LuceneVectorIndex implements VectorIndex, Dependency, AutoCloseable {
  private final LuceneSettings settings;
  private final Shelf shelf;
  private final WriteThread writes;

  private LuceneVectorIndex(LuceneSettings settings) {
    this.settings = settings;
    this.shelf = new Shelf(settings);
    this.writes = new WriteThread(settings, shelf);
  }

  /**
   * Opens the folder, and makes an index where there is none.
   *
   * @throws dev.parley.domain.error.InvalidRequestException {@code embedding_mismatch}, when it
   *     holds the vectors of another model
   * @throws StorageUnavailableException when it can't be used, with what to do: another process has
   *     it, it is damaged, it can't be written
   */
  public static LuceneVectorIndex open(LuceneSettings settings) {
    LuceneVectorIndex index = new LuceneVectorIndex(settings);
    try {
      // the first of all writes opens the folder: what is wrong with it comes out here
      index.writes.call(new Write(writer -> {}));
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  @Override
  public VectorCapabilities capabilities() {
    return new VectorCapabilities(settings.space(), true);
  }

  @Override
  public void upsert(Namespace namespace, List<VectorEntry> entries) {
    entries.forEach(entry -> settings.space().require(entry.vector()));
    List<Term> keys = entries.stream().map(entry -> Fields.key(namespace, entry.id())).toList();
    List<Document> documents =
        entries.stream().map(entry -> Fields.document(namespace, entry)).toList();
    writes.call(
        new Write(
            writer -> {
              for (int i = 0; i < keys.size(); i++) {
                writer.updateDocument(keys.get(i), documents.get(i));
              }
            }));
  }

  @Override
  public List<VectorEntry> fetch(Namespace namespace, List<EntryId> ids) {
    return shelf.read(searcher -> new Fetch(searcher, namespace).all(ids));
  }

  @Override
  public void delete(Namespace namespace, List<EntryId> ids) {
    Term[] keys = ids.stream().map(id -> Fields.key(namespace, id)).toArray(Term[]::new);
    writes.call(new Write(writer -> writer.deleteDocuments(keys)));
  }

  @Override
  public void delete(Namespace namespace, VectorFilter filter) {
    writes.call(new Write(writer -> writer.deleteDocuments(Filters.of(namespace, filter))));
  }

  @Override
  public List<VectorCandidate> query(VectorQuery query) {
    settings.space().require(query.vector());
    return shelf.read(searcher -> new Search(searcher, query, settings.candidates()).run());
  }

  /**
   * Reads the whole index and says what is wrong with it, one line each; empty when all is well. It
   * takes as long as the index is large, and keeps nobody waiting.
   */
  public List<String> check() {
    Throwable failure = shelf.check();
    return failure == null
        ? List.of()
        : List.of(String.valueOf(Failures.explained(settings.folder(), failure).getMessage()));
  }

  @Override
  public String name() {
    return "lucene";
  }

  @Override
  public State state() {
    return shelf.state();
  }

  /** Does what was asked for before, then ends the thread and frees the folder. */
  @Override
  public void close() {
    writes.close();
  }
}
