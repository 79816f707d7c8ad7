// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.SessionStore;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link SessionStore} holds to. An adapter's test extends this class, overrides nothing
 * that it inherits but the three methods that open and close, and adds tests of its own.
 */
public abstract class SessionStoreContract
    implements SessionWriting,
        SessionTexts,
        SessionExpiry,
        SessionOwners,
        SessionRaces,
        SessionLife {
  private final SteppedClock clock = SteppedClock.create();
  private @Nullable SessionStore store;

  /** For subclasses. */
  protected SessionStoreContract() {}

  /**
   * A store that holds nothing yet; called once for each test.
   *
   * @param clock what tells the store that a session's time is over
   */
  protected abstract SessionStore open(Clock clock) throws Exception;

  /**
   * Another store over what {@code closed} held.
   *
   * @param closed given to {@link #close} before
   */
  protected abstract SessionStore reopen(SessionStore closed, Clock clock) throws Exception;

  /** Closes a store; it may have been closed before. */
  protected abstract void close(SessionStore store) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = open(clock);
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
  public final SessionStore store() {
    return Objects.requireNonNull(store, "open() has not been called");
  }

  @Override
  public final SteppedClock clock() {
    return clock;
  }

  @Override
  public final SessionStore reopenedStore() {
    try {
      closeStore();
      store = reopen(store(), clock);
      return store;
    } catch (Exception e) {
      throw new AssertionError("the store can't be reopened", e);
    }
  }
}
