// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.port.SessionStore;

/** A store of sessions, with what was said in them. One that is used goes like any other. */
public final class StoredSessions implements Place {
  private final SessionStore store;

  public StoredSessions(SessionStore store) {
    this.store = store;
  }

  @Override
  public void erase(Erasing erasing) {
    int gone;
    do {
      erasing.checkGoesOn();
      gone = store.deleteOwned(erasing.owner(), SessionStore.LARGEST_PAGE);
      erasing.gone("sessions", gone);
    } while (gone == SessionStore.LARGEST_PAGE);
  }
}
