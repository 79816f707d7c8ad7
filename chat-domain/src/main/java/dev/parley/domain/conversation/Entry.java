// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message in a conversation's log.
 *
 * @param turn the turn it belongs to; null when it was added without one
 * @param size the {@link RoughSize} of all that stands before it on its branch
 * @param message null once it was deleted: its place stays, its text is gone
 */
public record Entry(
    Sequence sequence,
    @Nullable TurnId turn,
    EntryStatus status,
    Instant createdAt,
    long size,
    @Nullable Message message) {

  /** The size of all that stands before the entry that follows this one. */
  public long sizeAfter() {
    return message == null ? size : size + RoughSize.of(message);
  }

  /** This entry, of a turn that came to its end. */
  public Entry completed() {
    return new Entry(sequence, turn, EntryStatus.COMPLETED, createdAt, size, message);
  }

  /** This entry, its text gone. */
  public Entry erased() {
    return new Entry(sequence, turn, status, createdAt, size, null);
  }

  public boolean isDeleted() {
    return message == null;
  }
}
