// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.server.willing.WillingProvider;
import dev.parley.server.wiring.ParleyServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LangChain's standard tests of a chat model, by its client for OpenAI through a Parley server. All
 * that a model may be able to do is claimed, so that none of them is skipped.
 */
final class LangChainTest {
  private static final List<String> SUITES =
      List.of("TestParleyUnit", "TestParley", "TestParleyByFunctions", "TestParleyStreaming");

  /** What asks for structured output, in which TestParleyByFunctions alone differs. */
  private static final String STRUCTURED = "test_structured_output";

  /** What the name of a test tells of it; the first that fits holds. */
  private static final List<Map.Entry<String, Feature>> WORDS =
      List.of(
          Map.entry("structured|json_mode", Feature.STRUCTURED),
          Map.entry("image|pdf|audio|anthropic", Feature.ATTACHMENTS),
          Map.entry("tool", Feature.TOOLS),
          Map.entry("agent_loop", Feature.TOOL_LOOP),
          Map.entry("usage", Feature.USAGE),
          Map.entry("stream", Feature.STREAM));

  @Test
  void everyStandardTestPassesAndNoneIsSkipped(@TempDir Path folder) throws Exception {
    try (WillingProvider provider = new WillingProvider();
        ParleyServer parley = Parley.before(provider.baseUrl(), folder)) {
      List<LangChainSuite.Case> cases = LangChainSuite.run(folder, Parley.baseUrl(parley));
      assertThat(cases).noneMatch(LangChainSuite.Case::skipped);
      assertThat(cases).extracting(LangChainSuite.Case::suite).hasSameElementsAs(SUITES);
      List<String> all = names(cases, "TestParley");
      assertThat(all).hasSize(50);
      assertThat(names(cases, "TestParleyStreaming")).isEqualTo(all);
      assertThat(names(cases, "TestParleyByFunctions"))
          .hasSize(8)
          .isEqualTo(all.stream().filter(name -> name.startsWith(STRUCTURED)).toList());
      assertThat(provider.chats().stream().map(JsonObject::fields).toList().toString())
          .contains("image_url", "input_audio", "application/pdf", "json_schema", "json_object")
          .contains("tool_choice", "你好啊集团", "example_user");
      CompatibilityPage.check(section(cases));
    }
  }

  private static List<String> names(List<LangChainSuite.Case> cases, String suite) {
    return cases.stream()
        .filter(test -> test.suite().equals(suite))
        .map(LangChainSuite.Case::name)
        .sorted()
        .toList();
  }

  private static ClientSection section(List<LangChainSuite.Case> cases) {
    ClientSection.Builder passed = new ClientSection.Builder();
    cases.forEach(test -> passed.add(feature(test), "`" + test.plainName() + "`"));
    return passed.build(
        "LangChain `langchain-openai`, `langchain-tests`",
        LangChainSuite.VERSION,
        "standard tests");
  }

  private static Feature feature(LangChainSuite.Case test) {
    if (test.suite().equals("TestParleyUnit")) {
      return Feature.SETUP;
    }
    return WORDS.stream()
        .filter(entry -> test.name().matches(".*(" + entry.getKey() + ").*"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Feature.CHAT);
  }
}
