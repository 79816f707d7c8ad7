// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old turns found again by the real parts: SQLite, Lucene and all-MiniLM-L6-v2. */
final class RecallTest {
  private static final String FACT = "My parrot is called Euclid and he is afraid of thunder.";
  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[
      {"index":0,"message":{"role":"assistant","content":"I will keep that in mind, of course."},
      "finish_reason":"stop","logprobs":null}],
      "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}
      """;

  @TempDir private Path folder = Path.of("");

  private static void say(ParleyServer server, String text) throws Exception {
    HttpResponse<String> answer =
        Home.post(
            server,
            "/v1/chat/completions",
            "{\"model\":\"gpt-4o-mini\",\"conversation\":\"zoo\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + text
                + "\"}]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static boolean isIdle(ParleyServer server) {
    try {
      String jobs = Home.get(server, "/api/v1/jobs").body();
      return !jobs.contains("\"queued\"") && !jobs.contains("\"running\"");
    } catch (Exception e) {
      throw new AssertionError("the server tells its jobs", e);
    }
  }

  @Test
  void whatWasSaidLongAgoIsToldWhereItIsAskedForInOtherWords() throws Exception {
    Map<String, String> settings =
        Map.of("PARLEY_CONTEXT_MAX_TOKENS", "800", "PARLEY_CONTEXT_STRATEGY", "recall");
    try (WireServer provider = new WireServer(request -> Wire.json(200, ANSWER));
        ParleyServer server =
            new Home(folder).start(provider.url().resolve("/v1"), "sk-test", settings)) {
      Path index = folder.resolve("data/vectors/recall");
      say(server, FACT);
      assertThat(Files.exists(index)).isFalse();
      for (int i = 0; i < 20; i++) {
        say(server, "Now tell me something about the weather in the mountains, part " + i + ".");
      }
      // the model is loaded for it
      Await.until("everything is indexed", Duration.ofMinutes(2), () -> isIdle(server));
      say(server, "What is the name of my bird?");
      assertThat(provider.chats().getLast().body()).contains("Euclid");
      assertThat(Files.exists(index)).isTrue();
    }
  }
}
