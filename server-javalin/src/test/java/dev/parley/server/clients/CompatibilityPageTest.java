// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CompatibilityPageTest {
  private static final ClientSection TEA =
      new ClientSection.Builder()
          .add(Feature.TOOLS, "calls come back")
          .add(Feature.CHAT, "answer arrives")
          .add(Feature.CHAT, "answer arrives")
          .add(Feature.CHAT, "answer is whole")
          .build("Tea `cups`", "1.2.3", "calls");

  @Test
  void pageHasASectionForEachClientAndNoOther() throws IOException {
    assertThat(CompatibilityPage.read().sections())
        .containsOnlyKeys(
            "Java `openai-java`, calls",
            "Java `openai-java`, helpers",
            "LangChain `langchain-openai`, `langchain-tests`, standard tests",
            "Node `openai`, calls",
            "Node `openai`, helpers",
            "Python `openai`, calls",
            "Python `openai`, helpers");
  }

  @Test
  void tableSaysWhatTheSectionsSay() throws IOException {
    assertThat(Files.readString(CompatibilityPage.FILE))
        .isEqualTo(CompatibilityPage.read().markdown());
  }

  @Test
  void sectionIsReadAsItWasWritten() {
    assertThat(ClientSection.read(TEA.markdown())).isEqualTo(TEA);
    assertThat(TEA.features())
        .containsExactly(
            Map.entry("Chat", "answer arrives; answer is whole"),
            Map.entry("Tools", "calls come back"));
  }

  @Test
  void testThatDidNotPassIsInNeitherTable() {
    String page = new CompatibilityPage(Map.of(TEA.key(), TEA)).markdown();
    assertThat(page)
        .contains("|  | Tea `cups` 1.2.3 |", "| Chat | ✓ |", "| Tools | ✓ |")
        .doesNotContain(Feature.MODELS.title());
  }
}
