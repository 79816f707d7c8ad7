// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.server.willing.WillingProvider;
import dev.parley.server.wiring.ParleyServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LangChain's standard tests of a chat model, by its client for OpenAI through a Parley server. All
 * that a model may be able to do is claimed, so that none of them is skipped.
 */
final class LangChainTest {
  private static final List<String> SUITES =
      List.of("TestParleyUnit", "TestParley", "TestParleyByFunctions", "TestParleyStreaming");

  @Test
  void everyStandardTestPassesAndNoneIsSkipped(@TempDir Path folder) throws Exception {
    try (WillingProvider provider = new WillingProvider();
        ParleyServer parley = Parley.before(provider.baseUrl(), folder)) {
      List<LangChainSuite.Case> cases = LangChainSuite.run(folder, Parley.baseUrl(parley));
      assertThat(cases).noneMatch(LangChainSuite.Case::skipped);
      assertThat(cases).extracting(LangChainSuite.Case::suite).hasSameElementsAs(SUITES);
      assertThat(cases).hasSizeGreaterThan(50 * (SUITES.size() - 1));
      assertThat(provider.chats().stream().map(JsonObject::fields).toList().toString())
          .contains("image_url", "input_audio", "application/pdf", "json_schema", "json_object")
          .contains("tool_choice", "你好啊集团", "example_user");
    }
  }
}
