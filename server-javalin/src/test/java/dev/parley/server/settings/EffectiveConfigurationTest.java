// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EffectiveConfigurationTest {

  private static final String FULL =
      """
      server: {host: "::1", port: 0, max_body_mb: 1, drain_seconds: 0.25}
      data_dir: "a b/ü"
      providers:
        openai: {api_key_env: TEAM_KEY, context_tokens: 128000}
        far: {type: llamacpp, model: "m: x", base_url: "http://10.0.0.1:8080", api_key_env: FAR_KEY}
      routes:
        Fast-1: {providers: ["openai/gpt-4o", far/any], system_message: "a\\n# b\\u2028", functions: [], parameters: {stop: ["\\""]}}
      functions:
        - {name: f, type: http, url: "http://a/{x}", headers: {A: "B ${TEAM_KEY}", C: plain}}
        - {name: m, type: mcp, command: [npx, -y, "a, b"], env: {D: "E ${TEAM_KEY}"}}
      retry: {factor: 1.5}
      safety: {blocked: [no, "/a|b/", "it's"]}
      limits: {usd_per_day: 12.50}
      """;

  @TempDir private Path folder;

  private Written full() {
    return new Written(folder)
        .file(FULL)
        .variable("TEAM_KEY", "sk-hidden")
        .variable("FAR_KEY", "hidden-too")
        .variable("PARLEY_REDIS_URL", "redis://:hidden3@host:1")
        .variable("PARLEY_LOOP_MAX_CALLS", "5");
  }

  @Test
  void whatIsPrintedCanBeReadAgainAndMeansTheSame() {
    Settings settings = full().settings();
    String printed = full().effective();

    Settings again =
        new Written(folder)
            .file(
                printed
                    .replace("redis://***@", "redis://")
                    .replace("\"C\": \"***\"", "\"C\": \"plain\""))
            .variable("TEAM_KEY", "sk-hidden")
            .variable("FAR_KEY", "hidden-too")
            .variable("PARLEY_REDIS_URL", "redis://:hidden3@host:1")
            .settings();

    assertThat(again).isEqualTo(settings);
  }

  @Test
  void secretsAreMasked() {
    assertThat(full().effective())
        .doesNotContain("hidden")
        .doesNotContain("\"plain\"")
        .contains("api_key_env: TEAM_KEY  # from parley.yaml:4; TEAM_KEY=***")
        .contains("url: \"redis://***@host:1\"  # from PARLEY_REDIS_URL")
        .contains("headers: {\"A\": \"B ${TEAM_KEY}\", \"C\": \"***\"}")
        .contains("env: {\"D\": \"E ${TEAM_KEY}\"}");
    assertThat(full().settings().toString()).doesNotContain("hidden");
  }

  @Test
  void eachValueThatIsNoDefaultSaysWhereItWasWritten() {
    assertThat(full().effective())
        .startsWith("# Parley's effective configuration; files read: parley.yaml\n")
        .contains("  max_calls: 5  # from PARLEY_LOOP_MAX_CALLS\n")
        .contains("  drain_seconds: 0.25  # from parley.yaml:1\n")
        .contains("  max_rounds: 8\n");
  }

  @Test
  void aValueOfTheDotEnvFileNamesTheFile() {
    assertThat(new Written(folder).file(".env", "PARLEY_SERVER_PORT=1").effective())
        .contains("  port: 1  # from PARLEY_SERVER_PORT (.env:1)\n");
  }

  @Test
  void theDefaultRouteSaysWhyItIsWhatItIs() {
    assertThat(new Written(folder).variable("OPENAI_API_KEY", "x").effective())
        .contains("    providers: [openai/gpt-4o-mini]  # because OPENAI_API_KEY is set\n");
  }
}
