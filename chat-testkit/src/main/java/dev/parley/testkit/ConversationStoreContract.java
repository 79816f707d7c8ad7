// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.ConversationStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link ConversationStore} holds to. An adapter's test extends this class, overrides
 * nothing that it inherits but the three methods that open and close, and adds tests of its own.
 */
public abstract class ConversationStoreContract
    implements ConversationWriting,
        ConversationPaging,
        ConversationContents,
        ConversationRemoval,
        ConversationListing,
        ConversationRaces,
        ConversationLife {
  private @Nullable ConversationStore store;

  /** For subclasses. */
  protected ConversationStoreContract() {}

  /** A store that holds nothing yet; called once for each test. */
  protected abstract ConversationStore open() throws Exception;

  /**
   * Another store over what {@code closed} held.
   *
   * @param closed given to {@link #close} before
   */
  protected abstract ConversationStore reopen(ConversationStore closed) throws Exception;

  /** Closes a store; it may have been closed before. */
  protected abstract void close(ConversationStore store) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  @Override
  public final void closeStore() {
    try {
      close(store());
    } catch (Exception e) {
      throw new AssertionError("the store can't be closed", e);
    }
  }

  @Override
  public final ConversationStore store() {
    return Objects.requireNonNull(store, "open() has not been called");
  }

  @Override
  public final ConversationStore reopenedStore() {
    try {
      closeStore();
      store = reopen(store());
      return store;
    } catch (Exception e) {
      throw new AssertionError("the store can't be reopened", e);
    }
  }
}
