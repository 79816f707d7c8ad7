// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.port.SessionStore;

/** A store of sessions, with what was said in them. One that is used goes like any other. */
public final class StoredSessions implements Place {
  /** Few at a time: what was said in them may be long. */
  private static final int AT_ONCE = 50;

  private final SessionStore store;

  public StoredSessions(SessionStore store) {
    this.store = store;
  }

  @Override
  public void erase(Erasing erasing) {
    int gone;
    do {
      erasing.checkGoesOn();
      gone = store.deleteOwned(erasing.owner(), AT_ONCE);
      erasing.gone("sessions", gone);
    } while (gone == AT_ONCE);
  }
}
