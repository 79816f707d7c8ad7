// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.RawJson;
import dev.parley.port.RecordStore;

/** What the parts of the contract ask of the class that runs them. */
interface RecordFixture {
  /** The store of the running test. */
  RecordStore store();

  /** The store's clock; it stands still until the test moves it. */
  SteppedClock clock();

  /** Closes the store of the running test; once more does no harm. */
  void closeStore();

  /** Closes the store of the running test and opens what it stored again. */
  RecordStore reopenedStore();

  /** A key of the collection {@code things}. */
  static RecordStore.Key key(String name) {
    return new RecordStore.Key("things", name);
  }

  static RawJson json(String text) {
    return new RawJson(text);
  }
}
