// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.Times;
import dev.parley.port.ConversationStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations in the file. JSON is written and read on the caller's thread; the lanes' threads
 * only move rows.
 */
final class SqliteConversationStore implements ConversationStore {
  private static final String HEADER = "select " + HeaderRow.COLUMNS + " from conversations ";
  static final String BY_ID = HEADER + "where id = ?";
  static final String FIRST_OF_OWNER =
      HEADER + "where owner = cast(? as text) order by updated_at desc, id desc limit ?";
  static final String NEXT_OF_OWNER =
      HEADER
          + "where owner = cast(? as text) and (updated_at, id) < (?, ?)"
          + " order by updated_at desc, id desc limit ?";
  static final String BEFORE =
      """
      select place, turn, status, created_at, size, message from entries
      where place > (select number << 31 from conversations where id = ?1)
        and place < (select (number << 31) + ?2 from conversations where id = ?1)
      order by place desc limit ?3
      """;
  static final String ERASE_ENTRY =
      """
      update entries set message = null
      where place = (select (number << 31) + ? from conversations where id = ?)
        and message is not null
      """;
  static final String ERASE_ENTRIES =
      """
      delete from entries
      where place > (select number << 31 from conversations where id = ?1)
        and place < (select (number + 1) << 31 from conversations where id = ?1)
      """;
  private static final String ERASE_CONVERSATION = "delete from conversations where id = ?";

  /** Its rows in the search are not found any more; they are many to remove, so later. */
  static final String FORGET = "insert into gone select number from conversations where id = ?";

  private final Lane writes;
  private final Lane reads;

  SqliteConversationStore(Lane writes, Lane reads) {
    this.writes = writes;
    this.reads = reads;
  }

  @Override
  public Optional<Header> header(ConversationId id) {
    return reads
        .call(s -> s.first(BY_ID, row -> row.setString(1, id.value()), HeaderRow::read))
        .map(HeaderRow::header);
  }

  @Override
  public void write(Header next, List<Entry> entries) {
    Append append = Append.of(next, entries);
    writes.call(append::run);
  }

  @Override
  public List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    long end = before == null ? EntryRow.PLACES : Math.min(before.value(), EntryRow.PLACES);
    return before(id, end, limit);
  }

  @Override
  public Optional<Entry> entry(ConversationId id, Sequence sequence) {
    if (!EntryRow.hasPlace(sequence)) {
      return Optional.empty();
    }
    return before(id, sequence.value() + 1, 1).stream()
        .filter(entry -> entry.sequence().equals(sequence))
        .findFirst();
  }

  private List<Entry> before(ConversationId id, long end, int limit) {
    return reads
        .call(
            session ->
                session.list(
                    BEFORE,
                    row -> {
                      row.setString(1, id.value());
                      row.setLong(2, end);
                      row.setInt(3, limit);
                    },
                    EntryRow::read))
        .stream()
        .map(row -> row.entry(id))
        .toList();
  }

  @Override
  public void deleteEntry(ConversationId id, Sequence sequence) {
    if (!EntryRow.hasPlace(sequence)) {
      return;
    }
    writes.call(
        session -> {
          session.noteErased();
          Session.Parameters place =
              row -> {
                row.setLong(1, sequence.value());
                row.setString(2, id.value());
              };
          session.update(SearchIndex.REMOVE_ENTRY, place);
          return session.update(ERASE_ENTRY, place);
        });
  }

  @Override
  public void delete(ConversationId id) {
    writes.call(session -> erase(session, id));
  }

  @Override
  public boolean delete(Header expected) {
    HeaderRow row = HeaderRow.of(expected);
    return writes.call(session -> Append.stands(session, row) && erase(session, expected.id()));
  }

  static boolean erase(Session session, ConversationId id) throws SQLException {
    session.noteErased();
    session.update(FORGET, row -> row.setString(1, id.value()));
    session.update(ERASE_ENTRIES, row -> row.setString(1, id.value()));
    return session.update(ERASE_CONVERSATION, row -> row.setString(1, id.value())) > 0;
  }

  @Override
  public List<Header> list(Owner owner, @Nullable Header after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    Session.Parameters parameters =
        row -> {
          Text.bind(row, 1, owner.value());
          if (after != null) {
            row.setString(2, Times.text("updatedAt", after.updatedAt()));
            row.setString(3, after.id().value());
          }
          row.setInt(after == null ? 2 : 4, limit);
        };
    String sql = after == null ? FIRST_OF_OWNER : NEXT_OF_OWNER;
    return reads.call(session -> session.list(sql, parameters, HeaderRow::read)).stream()
        .map(HeaderRow::header)
        .toList();
  }
}
