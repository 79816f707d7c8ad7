// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.vector.VectorSpace;
import dev.parley.port.VectorIndex;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link VectorIndex} holds to. An adapter's test extends this class, overrides nothing
 * that it inherits but the three methods that open and close, and adds tests of its own.
 */
public abstract class VectorIndexContract
    implements VectorWriting, VectorSearching, VectorFiltering, VectorKeywords, VectorLife {
  private @Nullable VectorIndex index;

  /** For subclasses. */
  protected VectorIndexContract() {}

  /** An index that holds nothing yet, for vectors of that space; called once for each test. */
  protected abstract VectorIndex open(VectorSpace space) throws Exception;

  /**
   * Another index over what {@code closed} held, opened for that space.
   *
   * @param closed given to {@link #close} before
   */
  protected abstract VectorIndex reopen(VectorIndex closed, VectorSpace space) throws Exception;

  /** Closes an index; it may have been closed before. */
  protected abstract void close(VectorIndex index) throws Exception;

  @BeforeEach
  final void openIndex() throws Exception {
    index = open(SPACE);
  }

  @AfterEach
  @Override
  public final void closeIndex() {
    try {
      close(index());
    } catch (Exception e) {
      throw new AssertionError("the index can't be closed", e);
    }
  }

  @Override
  public final VectorIndex index() {
    return Objects.requireNonNull(index, "open() has not been called");
  }

  @Override
  public final VectorIndex reopenedIndex(VectorSpace space) {
    closeIndex();
    try {
      index = reopen(index(), space);
      return index;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("the index can't be reopened", e);
    }
  }
}
