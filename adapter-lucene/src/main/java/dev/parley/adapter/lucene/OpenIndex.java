// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.vector.VectorSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

/** The folder while it is open: its lock, its writer and the newest state that can be searched. */
final class OpenIndex implements AutoCloseable {
  private static final String MODEL = "model";
  private static final String DIMENSIONS = "dimensions";
  private static final double BUFFER_MB = 64;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private OpenIndex(FSDirectory directory, IndexWriter writer, SearcherManager searchers) {
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /** Opens the folder, and makes an empty index where there is none. */
  static OpenIndex open(LuceneSettings settings) throws IOException {
    Files.createDirectories(settings.folder());
    FSDirectory directory = FSDirectory.open(settings.folder());
    IndexWriter writer = null;
    try {
      requireOurs(directory, settings);
      writer = new IndexWriter(directory, configuration());
      writer.setLiveCommitData(
          Map.of(
                  MODEL, settings.space().model().value(),
                  DIMENSIONS, String.valueOf(settings.space().dimensions()))
              .entrySet());
      writer.commit();
      return new OpenIndex(directory, writer, new SearcherManager(writer, new SearcherFactory()));
    } catch (IOException | RuntimeException e) {
      if (writer != null) {
        writer.rollback();
      }
      directory.close();
      throw e;
    }
  }

  IndexWriter writer() {
    return writer;
  }

  SearcherManager searchers() {
    return searchers;
  }

  /** Makes durable what was written, then lets it be found. */
  void commit() throws IOException {
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  /** What was not committed is gone; merges that run are broken off and done another time. */
  @Override
  public void close() throws IOException {
    try (directory;
        searchers) {
      writer.rollback();
    }
  }

  private static void requireOurs(FSDirectory directory, LuceneSettings settings)
      throws IOException {
    Path folder = settings.folder();
    if (!DirectoryReader.indexExists(directory)) {
      if (Arrays.stream(directory.listAll()).anyMatch(name -> name.startsWith("_"))) {
        throw new CorruptIndexException("its list of segments is missing", folder.toString());
      }
      return;
    }
    Map<String, String> noted = SegmentInfos.readLatestCommit(directory).getUserData();
    String model = noted.get(MODEL);
    String dimensions = noted.get(DIMENSIONS);
    if (model == null || dimensions == null) {
      throw new CorruptIndexException("it does not say whose vectors it holds", folder.toString());
    }
    settings
        .space()
        .requireStored(
            new VectorSpace(new ModelId(model), Integer.parseInt(dimensions)), folder.toString());
  }

  private static IndexWriterConfig configuration() {
    return new IndexWriterConfig(new WordAnalyzer())
        .setCodec(WideVectors.codec())
        // unless told so, a segment keeps deleted entries as long as they are few
        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
        .setRAMBufferSizeMB(BUFFER_MB)
        .setCommitOnClose(false);
  }
}
