// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message in a conversation's log.
 *
 * @param turn the turn it belongs to; null when it was added without one
 * @param message null once it was deleted: its place stays, its text is gone
 */
public record Entry(
    Sequence sequence,
    @Nullable TurnId turn,
    EntryStatus status,
    Instant createdAt,
    @Nullable Message message) {

  public boolean isDeleted() {
    return message == null;
  }
}
