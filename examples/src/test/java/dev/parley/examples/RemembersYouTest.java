// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.chat.Role;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemembersYouTest {
  @TempDir private Path folder;

  @Test
  void chatsWithTheRealModelAndGoesOnWhenItIsRunAgain() throws Exception {
    run();
    run();
    try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("parley.db"))) {
      List<Entry> log =
          database.conversations().newest(new ConversationId("ada"), null, 100).reversed();
      assertThat(log)
          .extracting(RemembersYouTest::role)
          .containsExactly(
              Role.USER,
              Role.ASSISTANT,
              Role.USER,
              Role.ASSISTANT,
              Role.USER,
              Role.ASSISTANT,
              Role.USER,
              Role.ASSISTANT);
      assertThat(log)
          .allMatch(entry -> entry.message() != null && !entry.message().text().isBlank());
    }
  }

  private static Role role(Entry entry) {
    return java.util.Objects.requireNonNull(entry.message()).role();
  }

  private void run() throws Exception {
    try (Program program = Program.java(folder, Map.of(), RemembersYou.class.getName())) {
      assertThat(program.finish()).isNotBlank();
    }
  }
}
