// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency.State;
import dev.parley.port.Dependency.Status;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * The index over its life. A failure of the disk closes Lucene's writer for good; the next write
 * opens the folder anew. Only the writing thread opens, writes and closes: an interrupt of a caller
 * would close the files under all others.
 */
final class Shelf implements WriteThread.Server {
  private final LuceneSettings settings;
  private volatile @Nullable OpenIndex open;
  private volatile State state;
  private boolean swept;

  Shelf(LuceneSettings settings) {
    this.settings = settings;
    this.state = up();
  }

  /** What a caller reads. */
  @FunctionalInterface
  interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  State state() {
    return state;
  }

  @Override
  public void serve(List<Write> group) {
    List<Write> wanted = group.stream().filter(Write::take).toList();
    try {
      OpenIndex index = opened();
      for (Write write : wanted) {
        write.apply(index.writer());
      }
      if (index.writer().hasUncommittedChanges()) {
        index.commit();
      }
      swept = false;
      state = up();
      wanted.forEach(Write::acknowledge);
    } catch (IOException | RuntimeException | Error e) {
      RuntimeException failure = noted(e);
      end();
      wanted.forEach(write -> write.fail(failure));
    }
  }

  /** Has the segments that hold something deleted written anew without it. */
  @Override
  public boolean sweep() {
    OpenIndex index = open;
    if (index == null) {
      return false;
    }
    try {
      if (!swept) {
        index.writer().forceMergeDeletes(false);
        swept = true;
      }
      boolean busy =
          index.writer().hasPendingMerges() || !index.writer().getMergingSegments().isEmpty();
      if (index.writer().hasUncommittedChanges()) {
        index.commit();
      }
      return busy;
    } catch (IOException | RuntimeException | Error e) {
      var unused = noted(e);
      end();
      return false;
    }
  }

  @Override
  public void end() {
    OpenIndex index = open;
    open = null;
    if (index != null) {
      try {
        index.close();
      } catch (IOException | RuntimeException e) {
        var unused = noted(e);
      }
    }
  }

  <T> T read(Reading<T> reading) {
    OpenIndex index = open;
    if (index == null) {
      throw unavailable();
    }
    try {
      IndexSearcher searcher = index.searchers().acquire();
      try {
        return reading.from(searcher);
      } finally {
        index.searchers().release(searcher);
      }
    } catch (AlreadyClosedException e) {
      throw Failures.closed(settings.folder());
    } catch (IOException e) {
      throw noted(e);
    } catch (IndexSearcher.TooManyClauses e) {
      throw new InvalidRequestException("filter", "too large", "name fewer values", e);
    } catch (ParleyException e) {
      throw e;
    } catch (RuntimeException e) {
      throw check() == null ? e : noted(e);
    }
  }

  /** Reads every file; gives what is wrong, null when all is well. */
  @Nullable Throwable check() {
    return read(searcher -> {
          try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
              ((CodecReader) leaf.reader()).checkIntegrity();
            }
            return Optional.<Throwable>empty();
          } catch (IOException e) {
            return Optional.<Throwable>of(e);
          }
        })
        .orElse(null);
  }

  private OpenIndex opened() throws IOException {
    OpenIndex index = open;
    if (index == null) {
      index = OpenIndex.open(settings);
      open = index;
    }
    return index;
  }

  private RuntimeException unavailable() {
    return state.status() == Status.DOWN
        ? new StorageUnavailableException(state.message())
        : Failures.closed(settings.folder());
  }

  private RuntimeException noted(Throwable failure) {
    RuntimeException told =
        failure instanceof ParleyException known
            ? known
            : Failures.explained(settings.folder(), failure);
    state = State.down(String.valueOf(told.getMessage()));
    return told;
  }

  private State up() {
    return State.up(settings.folder() + " is open");
  }
}
