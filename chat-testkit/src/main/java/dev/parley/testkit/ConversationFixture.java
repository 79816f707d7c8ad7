// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.ConversationStore;

/** What the parts of the contract ask of the class that runs them. */
interface ConversationFixture {
  /** The store of the running test. */
  ConversationStore store();

  /** Closes the store of the running test; once more does no harm. */
  void closeStore();

  /** Closes the store of the running test and opens what it stored again. */
  ConversationStore reopenedStore();
}
