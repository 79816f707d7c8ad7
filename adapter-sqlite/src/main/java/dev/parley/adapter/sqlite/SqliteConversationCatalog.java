// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.port.ConversationCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through the conversations by id: their index alone is read. */
final class SqliteConversationCatalog implements ConversationCatalog {
  static final String IDS = "select id from conversations where id > ? order by id limit ?";

  /** Before every id: none is empty. */
  private static final String START = "";

  private final Lane reads;

  SqliteConversationCatalog(Lane reads) {
    this.reads = reads;
  }

  @Override
  public Page ids(@Nullable String after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    List<String> ids =
        reads.call(
            session ->
                session.list(
                    IDS,
                    row -> {
                      row.setString(1, after == null ? START : after);
                      row.setInt(2, limit);
                    },
                    row -> row.getString(1)));
    return new Page(
        ids.stream().map(ConversationId::new).toList(), ids.size() < limit ? null : ids.getLast());
  }
}
