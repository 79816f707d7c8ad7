// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.SessionStore;
import java.time.Clock;

final class InMemorySessionStoreTest extends SessionStoreContract {
  @Override
  protected SessionStore open(Clock clock) {
    return new InMemorySessionStore(clock);
  }

  @Override
  protected SessionStore reopen(SessionStore closed, Clock clock) {
    return ((InMemorySessionStore) closed).reopen();
  }

  @Override
  protected void close(SessionStore store) {
    ((InMemorySessionStore) store).close();
  }
}
