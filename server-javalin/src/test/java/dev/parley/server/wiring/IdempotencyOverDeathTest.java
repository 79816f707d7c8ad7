// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys outlive the server, however it ends, and a run does not. */
final class IdempotencyOverDeathTest {
  private static final String ANSWER =
      "{\"id\":\"c%d\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{"
          + "\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
          + "\"content\":\"Hello\"}}]}";

  @TempDir private Path folder;
  private final WireServer provider = new WireServer(request -> Wire.silence());

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void answerOutlivesAKilledServerAndARunDiesWithIt() throws Exception {
    Files.writeString(
        folder.resolve("parley.yaml"),
        """
        server: {port: 0}
        providers:
          far: {type: openai, base_url: "%s/v1"}
        routes:
          default: {providers: [far/m]}
        """
            .formatted(provider.url()));
    String answered;
    try (ServerProcess first = ServerProcess.start(folder)) {
      first.awaitReady();
      provider.say(request -> Wire.json(200, ANSWER.formatted(1)));
      answered = ask(first, "k1", "Hi").body();
      provider.say(request -> Wire.silence());
      var unused =
          first
              .client()
              .sendAsync(request(first, "k2", "Ho"), HttpResponse.BodyHandlers.ofString());
      provider.awaitStalled();
      first.kill();
    }
    provider.say(request -> Wire.json(200, ANSWER.formatted(2)));
    try (ServerProcess second = ServerProcess.start(folder)) {
      second.awaitReady();
      int asked = provider.chats().size();
      HttpResponse<String> repeat = ask(second, "k1", "Hi");
      assertThat(repeat.body()).isEqualTo(answered).contains("\"c1\"");
      assertThat(repeat.headers().firstValue("Idempotency-Replayed")).contains("true");
      assertThat(provider.chats()).hasSize(asked);
      HttpResponse<String> again = ask(second, "k2", "Ho");
      assertThat(again.body()).contains("\"c2\"");
      assertThat(again.headers().firstValue("Idempotency-Replayed")).isEmpty();
      assertThat(ask(second, "k2", "Ho").body()).isEqualTo(again.body());
      assertThat(provider.chats()).hasSize(asked + 1);
      assertThat(ask(second, "k1", "Ho").statusCode()).isEqualTo(409);
    }
  }

  private static HttpResponse<String> ask(ServerProcess server, String key, String text)
      throws Exception {
    return server.client().send(request(server, key, text), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(ServerProcess server, String key, String text)
      throws Exception {
    return HttpRequest.newBuilder(server.uri("/v1/chat/completions"))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\""
                    + text
                    + "\"}]}"))
        .build();
  }
}
