// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.json.export.ExportJson;
import dev.parley.json.export.ExportLine;
import dev.parley.port.ConversationStore;
import java.util.Arrays;
import java.util.List;

/** The entries of a stored conversation, from the first one on, a page of them in memory. */
final class StoredEntries {
  private final ConversationStore store;
  private final ConversationId id;
  private final long last;
  private List<Entry> page = List.of();
  private int next;

  StoredEntries(ConversationStore store, ConversationId id, long last) {
    this.store = store;
    this.id = id;
    this.last = last;
  }

  /** Whether the entry's place is among them. */
  boolean reach(Entry entry) {
    return entry.sequence().value() <= last;
  }

  /** Whether the entry is the next of these, to the byte. */
  boolean isNext(Entry entry) {
    if (next == page.size()) {
      page = Exporter.page(store, id, entry.sequence().value(), last);
      next = 0;
    }
    return next < page.size() && Arrays.equals(bytes(page.get(next++)), bytes(entry));
  }

  private static byte[] bytes(Entry entry) {
    return ExportJson.write(new ExportLine.Said(entry));
  }
}
