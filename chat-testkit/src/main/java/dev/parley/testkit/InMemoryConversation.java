// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One conversation of the fake store; its lock is the store's. */
final class InMemoryConversation {
  private final List<Entry> entries = new ArrayList<>();
  private Header header;

  private InMemoryConversation(Header header) {
    this.header = header;
  }

  /** The conversation after a write; {@code stored} is null where there is none. */
  static InMemoryConversation written(
      @Nullable InMemoryConversation stored, Header next, List<Entry> added) {
    long version = stored == null ? 0 : stored.header.version();
    if (next.version() != version + 1 || (stored != null && !stored.isSameAs(next))) {
      throw new ConflictException(
          "version_conflict",
          "conversation %s is at version %d, not %d: another writer was faster; read it again"
              .formatted(next.id(), version, next.version() - 1));
    }
    long last = stored == null ? 0 : stored.entries.size();
    for (Entry entry : added) {
      requireSame(entry.sequence(), ++last, "an entry");
    }
    requireSame(next.last(), last, "the header's last");
    InMemoryConversation held = stored == null ? new InMemoryConversation(next) : stored;
    held.header = next;
    held.entries.addAll(added);
    return held;
  }

  Header header() {
    return header;
  }

  /** Whether the header is of this conversation and not of an older one of its name. */
  private boolean isSameAs(Header other) {
    return header.owner().equals(other.owner()) && header.createdAt().equals(other.createdAt());
  }

  boolean standsAt(Header expected) {
    return isSameAs(expected) && header.version() == expected.version();
  }

  List<Entry> newest(@Nullable Sequence before, int limit) {
    int end =
        before == null
            ? entries.size()
            : (int) Math.clamp(before.value() - 1, 0, (long) entries.size());
    return List.copyOf(entries.subList(Math.max(0, end - limit), end).reversed());
  }

  Optional<Entry> entry(Sequence sequence) {
    return isThere(sequence) ? Optional.of(entries.get(index(sequence))) : Optional.empty();
  }

  void erase(Sequence sequence) {
    if (isThere(sequence)) {
      entries.set(index(sequence), entries.get(index(sequence)).erased());
    }
  }

  private boolean isThere(Sequence sequence) {
    return sequence.value() >= 1 && sequence.value() <= entries.size();
  }

  private static int index(Sequence sequence) {
    return (int) (sequence.value() - 1);
  }

  private static void requireSame(Sequence given, long right, String what) {
    if (given.value() != right) {
      throw new IllegalArgumentException(
          what + " has sequence " + given.value() + ": here it is " + right);
    }
  }
}
