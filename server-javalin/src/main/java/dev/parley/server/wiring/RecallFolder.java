// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.lucene.LuceneSettings;
import dev.parley.adapter.lucene.LuceneVectorIndex;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.vector.VectorSpace;
import dev.parley.port.VectorIndex;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The index of old turns, opened when it is asked for first. Where that fails it is tried again the
 * next time: a folder with vectors of another model may be removed meanwhile, and is made anew.
 */
final class RecallFolder implements Supplier<VectorIndex>, AutoCloseable {
  private final Path folder;
  private final ModelId model;
  private final Function<EmbeddingRequest, EmbeddingAnswer> embedding;
  private @Nullable FutureTask<LuceneVectorIndex> opening;
  private boolean closed;

  RecallFolder(Path folder, ModelId model, Function<EmbeddingRequest, EmbeddingAnswer> embedding) {
    this.folder = folder;
    this.model = model;
    this.embedding = embedding;
  }

  @Override
  public VectorIndex get() {
    FutureTask<LuceneVectorIndex> task = opening();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("interrupted while " + folder + " was opened", e);
    } catch (ExecutionException e) {
      failed(task);
      if (e.getCause() instanceof ParleyException known) {
        throw known;
      }
      throw new StorageUnavailableException(folder + " can't be opened", e);
    }
  }

  /** It is opened by a thread of its own: who waits for it may lose patience. */
  private synchronized FutureTask<LuceneVectorIndex> opening() {
    if (closed) {
      throw new StorageUnavailableException(folder + " is closed: this server ends");
    }
    FutureTask<LuceneVectorIndex> task = opening;
    if (task == null) {
      task = new FutureTask<>(() -> LuceneVectorIndex.open(LuceneSettings.at(folder, space())));
      opening = task;
      Thread unused = Thread.ofVirtual().name("recall-index").start(task);
    }
    return task;
  }

  private synchronized void failed(FutureTask<LuceneVectorIndex> task) {
    if (task.equals(opening)) {
      opening = null;
    }
  }

  /** How many dimensions the model has is known from its vectors alone. */
  private VectorSpace space() {
    EmbeddingRequest probe = EmbeddingRequest.of(model.value(), "dimensions");
    return new VectorSpace(model, embedding.apply(probe).embeddings().getFirst().dimensions());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (opening == null) {
      return;
    }
    try {
      opening.get().close();
    } catch (ExecutionException e) {
      // It was never open.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
