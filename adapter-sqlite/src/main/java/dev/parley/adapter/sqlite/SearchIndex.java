// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.SearchQuery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The full-text index: a row for each entry that says something, under the entry's place, and one
 * for each title, under the place before the first entry's. It holds words as the domain folds
 * them; SQLite's own tokenizer only parts them at the spaces and knows no rule of its own.
 *
 * <p>It keeps the words of each row beside the index of them, since only who knows what was added
 * can take all of it out again.
 */
final class SearchIndex {
  static final String TABLE =
      """
      create virtual table search using fts5(owner, words, tokenize = 'ascii', prefix = '1')
      """;

  /** What is deleted is taken out of the index at once, and not only struck out. */
  static final String SECURE_DELETE =
      "insert into search (search, rank) values ('secure-delete', 1)";

  private static final String ADD = "insert into search (rowid, owner, words) values (?, ?, ?)";
  private static final String REMOVE = "delete from search where rowid = ?";
  static final String REMOVE_ENTRY =
      """
      delete from search where rowid = (select (number << 31) + ? from conversations where id = ?)
      """;
  static final String REMOVE_SOME =
      """
      delete from search where rowid in (
        select rowid from search where rowid >= (?1 << 31) and rowid < ((?1 + 1) << 31) limit ?2)
      """;

  /** Begins an owner's name, and no word: no query is compared with it by accident. */
  private static final char OWNER = '\ue000';

  private static final int OWNER_BYTES = 8;

  private SearchIndex() {}

  static void add(Session session, long place, String owner, String words) throws SQLException {
    session.update(
        ADD,
        row -> {
          row.setLong(1, place);
          row.setString(2, owner);
          row.setString(3, words);
        });
  }

  static void remove(Session session, long place) throws SQLException {
    session.update(REMOVE, row -> row.setLong(1, place));
  }

  /** One word for an owner. Two owners may share one: what is found is compared once more. */
  static String owner(String owner) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(owner.getBytes(StandardCharsets.UTF_16BE));
      return OWNER + HexFormat.of().formatHex(Arrays.copyOf(hash, OWNER_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The query in the language of FTS5. Its words hold no quotes, so that quoted they are plain. */
  static String match(String owner, SearchQuery query) {
    return query.terms().stream()
        .map(SearchIndex::phrase)
        .collect(
            Collectors.joining(" AND ", "owner : \"" + owner(owner) + "\" AND words : (", ")"));
  }

  private static String phrase(SearchQuery.Term term) {
    return "\"" + String.join(" ", term.words()) + "\"" + (term.prefix() ? " *" : "");
  }
}
