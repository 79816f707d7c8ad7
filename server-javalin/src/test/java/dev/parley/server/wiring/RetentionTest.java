// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conversations.retention_days}, from the configuration to the file. */
final class RetentionTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-02T03:04:05Z");
  @TempDir Path folder;

  @Test
  void conversationThatNobodyUsedForLongIsDeletedAndOthersAreKept() throws Exception {
    write("old", LONG_AGO);
    write("new", Instant.now());
    try (ParleyServer server =
        new Home(folder).start(Home.NOBODY + "conversations: {retention_days: 30}\n")) {
      Await.until("the old one is gone", () -> status(server, "old") == 404);
      assertThat(status(server, "new")).isEqualTo(200);
    }
  }

  @Test
  void conversationsAreKeptForEverUnlessTold() throws Exception {
    write("old", LONG_AGO);
    try (ParleyServer server = new Home(folder).start(Home.NOBODY)) {
      assertThat(status(server, "old")).isEqualTo(200);
    }
    try (ParleyServer server = new Home(folder).start(Home.NOBODY)) {
      assertThat(status(server, "old")).isEqualTo(200);
    }
  }

  private void write(String id, Instant at) throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (SqliteDatabase database = SqliteDatabase.open(data.resolve("parley.db"))) {
      database
          .conversations()
          .write(Header.create(new ConversationId(id), Owner.LOCAL, at), List.of());
    }
  }

  private static int status(ParleyServer server, String id) {
    try {
      return Home.get(server, "/v1/conversations/" + id).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
