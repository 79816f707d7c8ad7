// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.domain.session.SessionId;
import dev.parley.port.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the parts of the contract ask of the class that runs them. */
interface SessionFixture {
  Duration MINUTE = Duration.ofMinutes(1);

  /** The store of the running test. */
  SessionStore store();

  /** The store's clock; it stands still until the test moves it. */
  SteppedClock clock();

  /** Closes the store of the running test; once more does no harm. */
  void closeStore();

  /** Closes the store of the running test and opens what it stored again. */
  SessionStore reopenedStore();

  static SessionStore.Key key(int number) {
    return key(Owner.LOCAL, number);
  }

  static SessionStore.Key key(Owner owner, int number) {
    return new SessionStore.Key(owner, SessionId.of(new UUID(0x4000, number)));
  }

  /** A session of this number and of {@link #MINUTE}. */
  default Session created(int number) {
    return store().create(key(number), MINUTE);
  }

  default boolean append(int number, String user, String ai) {
    return store().append(key(number), new Exchange(user, ai), MINUTE);
  }

  /** What was said in a session that must be there. */
  default List<Exchange> history(int number) {
    return store().use(key(number), MINUTE).orElseThrow().history();
  }
}
