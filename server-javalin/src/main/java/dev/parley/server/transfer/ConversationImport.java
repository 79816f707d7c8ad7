// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ConflictException;
import dev.parley.json.export.ExportJson;
import dev.parley.json.export.ExportLine;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts one conversation into a store, block by block. What is there already is only compared. The
 * last write, which makes it all count, waits for {@link #end}, when the export has proved that the
 * conversation is as it was.
 */
final class ConversationImport {
  /** Entries of one write: as many as DynamoDB takes in one transaction with the header. */
  static final int LARGEST_BLOCK = 90;

  /** Bytes of one write, for the same reason; a larger entry is a block of its own. */
  private static final long LARGEST_SIZE = 1_000_000;

  private final ConversationStore store;
  private final Header wanted;
  private final StoredEntries stored;
  private final boolean present;
  private final List<Entry> block = new ArrayList<>();
  private long blockSize;
  private long version;
  private @Nullable String difference;

  /** What became of a conversation. */
  enum Outcome {
    IMPORTED,
    PRESENT,
    DIFFERENT
  }

  private ConversationImport(ConversationStore store, Header wanted, Optional<Header> found) {
    this.store = store;
    this.wanted = wanted;
    this.version = found.map(Header::version).orElse(0L);
    this.stored =
        new StoredEntries(
            store, wanted.id(), found.map(header -> header.last().value()).orElse(0L));
    this.present = found.filter(header -> isEqual(header, wanted)).isPresent();
    boolean half = found.filter(header -> HalfImport.isHalf(header, wanted)).isPresent();
    if (found.isPresent() && !present && !half) {
      difference = "is there and has another header";
    }
  }

  /** Looks at what is there. */
  static ConversationImport begin(ConversationStore store, Header wanted) {
    return new ConversationImport(store, wanted, store.header(wanted.id()));
  }

  /**
   * The next entry of the export.
   *
   * @param size of its line, in bytes
   */
  void add(Entry entry, long size) {
    if (difference != null) {
      return;
    }
    if (stored.reach(entry)) {
      if (!stored.isNext(entry)) {
        difference = "is there and differs at entry " + entry.sequence().value();
      }
      return;
    }
    if (block.size() == LARGEST_BLOCK || (!block.isEmpty() && blockSize + size > LARGEST_SIZE)) {
      Sequence last = block.getLast().sequence();
      write(HalfImport.header(wanted, version + 1, last));
    }
    block.add(entry);
    blockSize += size;
  }

  /** The conversation is whole, as it was when it was exported. */
  Outcome end() throws TransferException {
    if (difference == null && !present) {
      write(header(wanted, version + 1));
      requireWritten();
    }
    if (difference != null) {
      return Outcome.DIFFERENT;
    }
    return present ? Outcome.PRESENT : Outcome.IMPORTED;
  }

  /** What differs, and what to do. */
  String difference() {
    return "conversation "
        + wanted.id()
        + " "
        + difference
        + ": it is left as it is; delete it and import again to have it as it was exported";
  }

  private void write(Header next) {
    if (difference != null) {
      return;
    }
    try {
      store.write(next, block);
      version = next.version();
      block.clear();
      blockSize = 0;
    } catch (ConflictException e) {
      difference = "was written by somebody else during the import";
    }
  }

  private void requireWritten() throws TransferException {
    if (difference == null
        && store
            .header(wanted.id())
            .filter(now -> now.last().compareTo(wanted.last()) >= 0)
            .isEmpty()) {
      throw new TransferException(
          "conversation %s was written with %d entries, and the store does not have them: import again"
              .formatted(wanted.id(), wanted.last().value()));
    }
  }

  private static boolean isEqual(Header one, Header other) {
    return Arrays.equals(bytes(one), bytes(other));
  }

  private static byte[] bytes(Header header) {
    return ExportJson.write(new ExportLine.Begin(header));
  }

  private static Header header(Header header, long version) {
    return new Header(
        header.id(),
        header.owner(),
        version,
        header.last(),
        header.branches(),
        header.instructions(),
        header.title(),
        header.openTurn(),
        header.summary(),
        header.metadata(),
        header.createdAt(),
        header.updatedAt());
  }
}
