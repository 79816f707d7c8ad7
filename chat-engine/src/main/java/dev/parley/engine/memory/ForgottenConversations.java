// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.vector.Namespace;
import dev.parley.engine.job.Retention;
import dev.parley.port.ConversationStore;
import dev.parley.port.RecordStore;
import java.time.Instant;
import java.util.List;

/**
 * Takes out of the index what is left of conversations that are gone: those that nobody used for
 * long, and those whose removal broke off in the middle. For one thread.
 */
final class ForgottenConversations implements Retention.Removal {
  private static final int PAGE = 100;

  private final ConversationStore store;
  private final RecallShelf shelf;

  ForgottenConversations(ConversationStore store, RecallShelf shelf) {
    this.store = store;
    this.shelf = shelf;
  }

  /** All of them, whatever the instant and the limit: a conversation that is gone has no age. */
  @Override
  public int before(Instant instant, int limit) {
    int removed = 0;
    String after = null;
    List<RecordStore.Stored> page;
    do {
      page = shelf.notes(after, PAGE);
      for (RecordStore.Stored note : page) {
        after = note.key().name();
        Indexed indexed = Indexed.of(note.document());
        if (!indexed.isOf(store.header(indexed.conversation()).orElse(null))) {
          shelf.forget(new Namespace(note.key().name()));
          removed++;
        }
      }
    } while (page.size() == PAGE);
    return removed;
  }
}
