// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link ConversationSearch} holds to, over the store that it searches. An adapter's
 * test extends this class, overrides nothing that it inherits but the methods that open and close,
 * and adds tests of its own.
 */
public abstract class ConversationSearchContract
    implements SearchMatching, SearchScope, SearchRanking, SearchRemoval {
  private @Nullable Searched open;

  /** For subclasses. */
  protected ConversationSearchContract() {}

  /** A store and the search over it. */
  public record Searched(ConversationStore store, ConversationSearch search) {}

  /** A store that holds nothing yet; called once for each test. */
  protected abstract Searched open() throws Exception;

  /**
   * Another store over what {@code closed} held.
   *
   * @param closed given to {@link #close} before
   */
  protected abstract Searched reopen(Searched closed) throws Exception;

  /** Closes a store; it may have been closed before. */
  protected abstract void close(Searched opened) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    open = open();
  }

  @AfterEach
  @Override
  public final void closeStore() {
    try {
      close(opened());
    } catch (Exception e) {
      throw new AssertionError("the store can't be closed", e);
    }
  }

  @Override
  public final void reopenStore() {
    try {
      closeStore();
      open = reopen(opened());
    } catch (Exception e) {
      throw new AssertionError("the store can't be reopened", e);
    }
  }

  @Override
  public final ConversationStore store() {
    return opened().store();
  }

  @Override
  public final ConversationSearch search() {
    return opened().search();
  }

  private Searched opened() {
    return Objects.requireNonNull(open, "open() has not been called");
  }
}
