// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.port.ConversationStore;
import dev.parley.port.RecordStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** What the tests of this package write, and a way past the adapter to what it stored. */
final class Fixture {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Fixture() {}

  static ConversationId id(String value) {
    return new ConversationId(value);
  }

  static RecordStore.Key key(String name) {
    return new RecordStore.Key("things", name);
  }

  static RawJson json(String text) {
    return new RawJson(text);
  }

  static Header header(String id) {
    return Header.create(id(id), Owner.LOCAL, NOW);
  }

  static Entry entry(long sequence, String text) {
    return new Entry(
        new Sequence(sequence),
        new TurnId("turn"),
        EntryStatus.COMPLETED,
        NOW,
        0,
        Message.user(text));
  }

  /** A new conversation that says one thing. */
  static Header say(ConversationStore store, String id, String text) {
    Header empty = header(id);
    store.write(empty, List.of());
    Header next = empty.advance(1, NOW);
    store.write(next, List.of(entry(1, text)));
    return next;
  }

  /** Another connection to the file, as another program would have. */
  static Session raw(Path file) throws SQLException {
    return new Session(new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toUri()), null);
  }
}
