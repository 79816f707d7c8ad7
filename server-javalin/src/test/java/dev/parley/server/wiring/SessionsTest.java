// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of a server as its users start it, in SQLite. */
final class SessionsTest {
  private static final String SESSIONS = "/api/v1/chat/session";
  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[
      {"index":0,"message":{"role":"assistant","content":"Green tea."},
      "finish_reason":"stop","logprobs":null}],
      "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}
      """;

  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder = Path.of("");

  private ParleyServer start(WireServer provider, Map<String, String> settings) {
    return new Home(folder).start(provider.url().resolve("/v1"), "sk-test", settings);
  }

  private static String begin(ParleyServer server) throws Exception {
    HttpResponse<String> made = Home.post(server, SESSIONS, "{}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return JsonObject.parse(made.body()).requiredString("session_id");
  }

  private static HttpResponse<String> say(ParleyServer server, String id) throws Exception {
    return Home.post(
        server,
        "/api/v1/chat/chat/text",
        "{\"session_id\":\"%s\",\"message\":\"Which tea?\"}".formatted(id));
  }

  @Test
  void sessionOutlivesTheServerAndGoesOn() throws Exception {
    String id;
    String before;
    try (WireServer provider = new WireServer(request -> Wire.json(200, ANSWER))) {
      try (ParleyServer server = start(provider, Map.of())) {
        id = begin(server);
        assertThat(UUID.fromString(id).version()).isEqualTo(4);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(begin(server)).isNotEqualTo(id);
        assertThat(say(server, id).body()).isEqualTo("{\"response\":\"Green tea.\"}");
        before = Home.get(server, SESSIONS + "/" + id).body();
        assertThat(before).contains("{\"user\":\"Which tea?\",\"ai\":\"Green tea.\"}");
      }
      try (ParleyServer server = start(provider, Map.of())) {
        assertThat(Home.get(server, SESSIONS + "/" + id).body()).isEqualTo(before);
        assertThat(say(server, id).statusCode()).isEqualTo(200);
        assertThat(provider.requests().getLast().body())
            .contains("You are a helpful assistant.", "Which tea?", "Green tea.");
      }
    }
  }

  @Test
  void sessionThatNobodyUsesForTheConfiguredTimeEnds() throws Exception {
    Map<String, String> second = Map.of("SESSION_EXPIRATION", "1");
    try (WireServer provider = new WireServer(request -> Wire.json(200, ANSWER));
        ParleyServer server = start(provider, second)) {
      String id = begin(server);
      long begun = System.nanoTime();
      Await.until("its second is over", () -> System.nanoTime() - begun > SECOND);
      HttpResponse<String> gone = say(server, id);
      assertThat(gone.statusCode()).isEqualTo(404);
      assertThat(gone.body()).contains("session_not_found", "not used for 1 seconds");
      assertThat(provider.requests()).isEmpty();
    }
  }
}
