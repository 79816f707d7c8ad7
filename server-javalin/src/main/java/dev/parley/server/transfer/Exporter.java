// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.export.ExportLine;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationStore;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes all conversations of a store, in the order of their ids. Each is as it was when its header
 * was read; those that begin meanwhile may be there or not. The ids are held in memory, entries a
 * page at a time.
 */
public final class Exporter {
  /** Entries that are read at once: each may be megabytes. */
  static final int PAGE = 100;

  private final ConversationStore store;
  private final ConversationCatalog catalog;
  private final TransferProgress progress;

  public Exporter(ConversationStore store, ConversationCatalog catalog, TransferProgress progress) {
    this.store = store;
    this.catalog = catalog;
    this.progress = progress;
  }

  /**
   * What an export did.
   *
   * @param conversations in the file
   * @param entries in the file
   * @param earlier conversations of these that were in the file before
   * @param gone conversations that were deleted before they were written
   */
  public record Report(long conversations, long entries, long earlier, long gone) {}

  /**
   * Writes what is not in the file yet, to the end of it.
   *
   * @throws TransferException when it can't go on; what was written stays and can be gone on with
   * @throws dev.parley.domain.error.StorageUnavailableException when the store can't be used
   */
  public Report export(ExportWriter writer) throws IOException, TransferException {
    NavigableSet<String> ids = ids();
    long all = ids.size();
    ConversationId resumed = writer.resumed();
    if (resumed != null) {
      ids.headSet(resumed.value(), true).clear();
    }
    long done = all - ids.size();
    long written = 0;
    progress.update(done, all);
    for (String id : ids) {
      written += write(new ConversationId(id), writer) ? 1 : 0;
      progress.update(++done, all);
    }
    ExportLine.Total total = writer.finish();
    long earlier = total.conversations() - written;
    return new Report(total.conversations(), total.entries(), earlier, ids.size() - written);
  }

  private NavigableSet<String> ids() {
    NavigableSet<String> ids = new TreeSet<>();
    String after = null;
    do {
      ConversationCatalog.Page page = catalog.ids(after, ConversationCatalog.LARGEST_PAGE);
      page.ids().forEach(id -> ids.add(id.value()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  /** Whether the conversation was there to be written. */
  private boolean write(ConversationId id, ExportWriter writer)
      throws IOException, TransferException {
    Optional<Header> found = store.header(id);
    if (found.isEmpty()) {
      return false;
    }
    Header header = found.get();
    writer.begin(header);
    boolean whole = writeEntries(header, writer);
    // one that was deleted meanwhile, or begun anew under its name, is not the one of the header
    if (store.header(id).filter(now -> isSame(now, header)).isEmpty()) {
      writer.drop();
      return false;
    }
    if (!whole) {
      throw new TransferException(
          "conversation "
              + id
              + " has fewer entries than its header says: restore a backup, or delete it");
    }
    writer.end(id);
    return true;
  }

  private boolean writeEntries(Header header, ExportWriter writer) throws IOException {
    long last = header.last().value();
    for (long first = 1; first <= last; first += PAGE) {
      List<Entry> page = page(store, header.id(), first, last);
      for (Entry entry : page) {
        writer.add(entry);
      }
      if (page.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The next entries from {@code first} on, oldest first; empty where they are not all there. */
  static List<Entry> page(ConversationStore store, ConversationId id, long first, long last) {
    long end = Math.min(last, first + PAGE - 1);
    int limit = Math.toIntExact(end - first + 1);
    List<Entry> page = store.newest(id, new Sequence(end + 1), limit).reversed();
    return page.size() == limit && page.getFirst().sequence().value() == first ? page : List.of();
  }

  private static boolean isSame(Header now, Header before) {
    return now.owner().equals(before.owner()) && now.createdAt().equals(before.createdAt());
  }
}
