// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.json.ChatJson;
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
    @Nullable String message) {

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
        entry.message() == null ? null : ChatJson.writeMessage(entry.message()));
  }

  /** Fills in place, turn, status, created_at, message. */
  void bind(PreparedStatement statement, long conversation) throws SQLException {
    statement.setLong(1, conversation * PLACES + sequence);
    statement.setString(2, turn);
    statement.setString(3, status);
    statement.setString(4, createdAt);
    statement.setString(5, message);
  }

  /** Reads place, turn, status, created_at, message. */
  static EntryRow read(ResultSet row) throws SQLException {
    return new EntryRow(
        row.getLong(1) % PLACES,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5));
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
                message == null ? null : ChatJson.readMessage(message)));
  }
}
