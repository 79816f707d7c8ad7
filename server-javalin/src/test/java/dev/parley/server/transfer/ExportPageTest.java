// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.InMemoryConversationStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sample on the page about exports is one that is imported and exported. */
final class ExportPageTest {
  private static final String BEGIN = "```json\n";

  @Test
  void samplePassesThroughAStoreUnchanged() throws IOException, TransferException {
    String page = Files.readString(Path.of("..", "docs", "export.md"));
    int from = page.indexOf(BEGIN) + BEGIN.length();
    String sample = page.substring(from, page.indexOf("```", from));
    InMemoryConversationStore store = new InMemoryConversationStore();
    assertThat(Moves.importAll(store, Moves.bytes(sample)))
        .isEqualTo(new Importer.Report(1, 2, 1, 0, 0));
    assertThat(Moves.text(Moves.export(store))).isEqualTo(sample);
  }
}
