// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.port.ConversationStore;
import java.util.List;
import java.util.Optional;

/** A store of conversations: what was said in them, their summaries, and what a search finds. */
public final class StoredConversations implements Place {
  /** Few at a time: what was said in them may be long. */
  private static final int PAGE = 50;

  private final ConversationStore store;

  public StoredConversations(ConversationStore store) {
    this.store = store;
  }

  @Override
  public void erase(Erasing erasing) {
    List.of("conversations", "items", "summaries").forEach(kind -> erasing.gone(kind, 0));
    List<Header> page;
    do {
      // always from the front: what is written meanwhile moves there, and none is passed over
      page = store.list(erasing.owner(), null, PAGE);
      for (Header header : page) {
        erasing.checkGoesOn();
        erase(header, erasing);
      }
    } while (page.size() == PAGE);
  }

  private void erase(Header listed, Erasing erasing) {
    long items = items(listed.id());
    Optional<Header> removed = remove(listed, erasing.owner());
    if (removed.isPresent()) {
      erasing.gone("conversations", 1);
      erasing.gone("items", items);
      erasing.gone("summaries", removed.get().summary() == null ? 0 : 1);
    }
  }

  /** How many entries say something; those that were deleted before are but places. */
  private long items(ConversationId id) {
    long items = 0;
    List<Entry> page = store.newest(id, null, PAGE);
    while (!page.isEmpty()) {
      items += page.stream().filter(entry -> !entry.isDeleted()).count();
      page = store.newest(id, page.getLast().sequence(), PAGE);
    }
    return items;
  }

  /** Removes it as it is now, unless it is gone and its name is another owner's. */
  private Optional<Header> remove(Header listed, Owner owner) {
    Optional<Header> now = Optional.of(listed);
    while (now.isPresent() && !store.delete(now.get())) {
      now = store.header(listed.id()).filter(header -> header.owner().equals(owner));
    }
    return now;
  }
}
