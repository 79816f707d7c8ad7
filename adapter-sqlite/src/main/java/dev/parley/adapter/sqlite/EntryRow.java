// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.json.ChatJson;
import dev.parley.json.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An entry as it lies in its table. */
record EntryRow(
    long sequence,
    @Nullable String turn,
    String status,
    String createdAt,
    long size,
    @Nullable String message) {

  /**
   * What each entry of a file counts as that is older than sizes: about what people and models say
   * at a time. So such a file is ready at once, and what was once told never changes.
   */
  private static final long OLDER = 64;

  /** One more than the last sequence that a conversation has room for. */
  static final long PLACES = 1L << 31;

  static boolean hasPlace(Sequence sequence) {
    return sequence.value() > 0 && sequence.value() < PLACES;
  }

  static EntryRow of(Entry entry) {
    if (!hasPlace(entry.sequence())) {
      throw new IllegalArgumentException(
          "an entry has sequence %d: give 1 to %d".formatted(entry.sequence().value(), PLACES - 1));
    }
    return new EntryRow(
        entry.sequence().value(),
        entry.turn() == null ? null : entry.turn().value(),
        entry.status().name().toLowerCase(Locale.ROOT),
        Times.text("createdAt", entry.createdAt()),
        entry.size(),
        entry.message() == null ? null : ChatJson.writeMessage(entry.message()));
  }

  /** The size of so many entries that are older than sizes. */
  static long olderSize(long entries) {
    return OLDER * entries;
  }

  /** Fills in place, turn, status, created_at, size, message. */
  void bind(PreparedStatement statement, long conversation) throws SQLException {
    statement.setLong(1, conversation * PLACES + sequence);
    statement.setString(2, turn);
    statement.setString(3, status);
    statement.setString(4, createdAt);
    statement.setLong(5, size);
    statement.setString(6, message);
  }

  /** Reads place, turn, status, created_at, size, message. */
  static EntryRow read(ResultSet row) throws SQLException {
    long sequence = row.getLong(1) % PLACES;
    long size = row.getLong(5);
    boolean isOlder = row.wasNull();
    return new EntryRow(
        sequence,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        isOlder ? olderSize(sequence - 1) : size,
        row.getString(6));
  }

  Entry entry(ConversationId conversation) {
    return Damage.asDamage(
        "entry " + sequence + " of conversation " + conversation,
        () ->
            new Entry(
                new Sequence(sequence),
                turn == null ? null : new TurnId(turn),
                EntryStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                Times.instant(createdAt),
                size,
                message == null ? null : ChatJson.readMessage(message)));
  }
}
