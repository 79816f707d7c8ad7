// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreNoteTest {
  @TempDir private Path folder = Path.of("");

  private Settings settings(String yaml) throws IOException {
    return new Home(folder).settings(yaml, Map.of());
  }

  @Test
  void nothingIsSaidOfAServerThatSharesNothing() throws IOException {
    assertThat(StoreNote.of(settings("").stores())).isEmpty();
    assertThat(StoreNote.warning(settings(""))).isEmpty();
  }

  @Test
  void whatIsSharedIsToldFromWhatIsNot() throws IOException {
    Settings settings =
        settings("stores: {conversations: dynamodb, records: dynamodb, jobs: redis}");
    assertThat(StoreNote.of(settings.stores()))
        .hasValue(
            "dynamodb: conversations, records; redis: jobs;"
                + " this server's own: sessions, cache, vectors, limits");
  }

  @Test
  void indexOfOneServerIsWarnedOfWhereConversationsAreShared() throws IOException {
    String shared = "stores: {conversations: dynamodb}\n";
    assertThat(StoreNote.warning(settings(shared)).orElseThrow())
        .contains("stores.vectors is lucene", "set context.strategy to summarize");
    assertThat(StoreNote.warning(settings(shared + "context: {strategy: summarize}"))).isEmpty();
    assertThat(StoreNote.warning(settings("context: {strategy: recall}"))).isEmpty();
  }
}
