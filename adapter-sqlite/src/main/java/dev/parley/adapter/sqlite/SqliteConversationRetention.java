// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.json.Times;
import dev.parley.port.ConversationRetention;
import java.time.Instant;
import java.util.List;

/** Removes what was not used for long. Each call is one transaction: other writes wait for it. */
final class SqliteConversationRetention implements ConversationRetention {
  static final String BY_AGE =
      "create index conversations_by_age on conversations (updated_at, id)";
  static final String UNUSED =
      "select id from conversations where updated_at < ? order by updated_at, id limit ?";

  private final Lane writes;

  SqliteConversationRetention(Lane writes) {
    this.writes = writes;
  }

  @Override
  public int deleteUnused(Instant before, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return writes.call(
        session -> {
          List<ConversationId> old =
              session.list(
                  UNUSED,
                  row -> {
                    row.setString(1, Times.text("before", before));
                    row.setInt(2, limit);
                  },
                  row -> new ConversationId(row.getString(1)));
          for (ConversationId id : old) {
            boolean unused = SqliteConversationStore.erase(session, id);
          }
          return old.size();
        });
  }
}
