// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MCP servers of the configuration, in a whole server. */
final class ConfiguredMcpServersTest {
  @TempDir private Path folder = Path.of("");
  private Home home = new Home(folder);

  @BeforeEach
  void moveIn() {
    home = new Home(folder);
  }

  @Test
  void theToolOfAProgramIsListedUnderItsServerAndRuns() throws Exception {
    String functions =
        """
        functions:
          - {name: parrot, type: mcp, command: %s, env: {VOICE: "${VOICE}"}}
        """
            .formatted(EchoTool.command());
    try (ParleyServer server =
        home.start(Home.NOBODY + functions, Map.of("VOICE", "squawks", "OTHER", "unseen"))) {
      Await.until("the tool", () -> health(server).contains("\"message\":\"1 tool\""));
      assertThat(health(server))
          .contains("{\"name\":\"parrot\",\"kind\":\"mcp\",\"status\":\"up\"");
      assertThat(Home.get(server, "/api/v1/functions").body())
          .contains("\"name\":\"parrot.say.again\"", "\"source\":\"parrot\"")
          .contains("\"side_effects\":false", "\"confirm\":\"auto\"");
      var answer =
          Home.post(
              server,
              "/api/v1/functions/parrot.say.again/try",
              "{\"arguments\":{\"text\":\"hello\"}}");
      assertThat(JsonObject.parse(answer.body()).requiredString("result"))
          .isEqualTo("squawks hello");
      assertThat(EchoTool.runs()).isTrue();
    }
    Await.until("the program's end", () -> !EchoTool.runs());
  }

  @Test
  void aServerThatIsAwayIsShownAndLeavesTheRestAsItIs() throws Exception {
    String functions =
        """
        functions:
          - {name: gone, type: mcp, url: "http://127.0.0.1:1/mcp"}
          - {name: current_time, type: builtin}
        """;
    try (ParleyServer server = home.start(Home.NOBODY + functions)) {
      Await.until(
          "a failed try",
          () -> health(server).contains("{\"name\":\"gone\",\"kind\":\"mcp\",\"status\":\"down\""));
      assertThat(Home.get(server, "/api/v1/functions").body())
          .contains("\"name\":\"current_time\"")
          .doesNotContain("gone");
    }
  }

  private static String health(ParleyServer server) {
    try {
      return Home.get(server, "/health").body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
