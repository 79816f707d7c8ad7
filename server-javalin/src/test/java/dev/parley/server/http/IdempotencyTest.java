// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final String PLAIN =
      "{\"model\":\"default\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
  private static final String STREAMED = PLAIN.replace("{\"model", "{\"stream\":true,\"model");
  private final Edge edge = Edge.start();
  private final Gate gate = new Gate();

  @AfterEach
  void stop() {
    gate.open();
    edge.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions,"
        + " '{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"default\"}'",
    "/api/chat, '{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"default\"}'",
    "/v1/embeddings, '{\"model\":\"scripted-embedding\",\"input\":\"Hi\"}'",
    "/v1/completions, '{\"model\":\"scripted\",\"prompt\":\"Hi\"}'",
    "/v1/conversations, '{\"metadata\":{\"a\":\"b\"}}'",
    "/v1/conversations, '{}'"
  })
  void repeatGetsTheSameAnswer(String path, String body) throws Exception {
    var first = keyed(path, body);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(isReplayed(first)).isFalse();
    var repeat = keyed(path, body);
    assertThat(isReplayed(repeat)).isTrue();
    assertSame(first, repeat);
  }

  @Test
  void messagesAreAddedOnce() throws Exception {
    String path =
        "/v1/conversations/" + Said.json(edge.post("/v1/conversations", "{}")).requiredString("id");
    String item = "{\"items\":[{\"role\":\"user\",\"content\":\"Once\"}]}";
    var first = keyed(path + "/items", item);
    assertSame(first, keyed(path + "/items", item));
    assertThat(Said.json(edge.get(path + "/items")).objects("data")).hasSize(1);
  }

  @Test
  void modelIsAskedOnce() throws Exception {
    edge.model.enqueue(Script.text("One"), Script.text("Two"));
    assertThat(Said.text(keyed(CHAT, PLAIN))).isEqualTo("One");
    assertThat(Said.text(keyed(CHAT, PLAIN))).isEqualTo("One");
    assertThat(Said.text(edge.chat(PLAIN))).isEqualTo("Two");
  }

  @Test
  void repeatHasItsOwnRequestId() throws Exception {
    var first = keyed(CHAT, PLAIN);
    var repeat = keyed(CHAT, PLAIN);
    assertThat(repeat.headers().firstValue("X-Request-Id"))
        .isPresent()
        .isNotEqualTo(first.headers().firstValue("X-Request-Id"));
  }

  @Test
  void streamIsRepeatedAsAStream() throws Exception {
    edge.model.enqueue(Script.text("One", " two", " three"), Script.text("Other"));
    var first = keyed(CHAT, STREAMED);
    var repeat = keyed(CHAT, STREAMED);
    assertThat(first.body()).contains("three").endsWith("data: [DONE]\n\n");
    assertSame(first, repeat);
    assertThat(isReplayed(repeat)).isTrue();
    for (String name : List.of("Content-Type", "Cache-Control", "X-Accel-Buffering")) {
      assertThat(repeat.headers().firstValue(name)).isEqualTo(first.headers().firstValue(name));
    }
  }

  @Test
  void longStreamIsRepeatedToTheLastByte() throws Exception {
    Random random = new Random(1);
    String[] pieces = new String[2000];
    for (int i = 0; i < pieces.length; i++) {
      byte[] noise = new byte[200];
      random.nextBytes(noise);
      pieces[i] = HexFormat.of().formatHex(noise);
    }
    edge.model.enqueue(Script.text(pieces));
    var first = keyed(CHAT, STREAMED);
    assertThat(edge.records.list("idempotency_part", null, 1000)).isNotEmpty();
    assertSame(first, keyed(CHAT, STREAMED));
  }

  @Test
  void anotherBodyPathOrConversationUnderTheKeyIsAConflict() throws Exception {
    keyed(CHAT, PLAIN);
    assertConflict(keyed(CHAT, PLAIN.replace("Hello", "Bye")));
    assertConflict(keyed("/api/chat", PLAIN));
    assertConflict(keyed("/v1/embeddings", "{\"model\":\"default\",\"input\":\"Hi\"}"));
    assertConflict(
        edge.post(CHAT, PLAIN, "Idempotency-Key", "k1", "Parley-Conversation", "another"));
  }

  private static void assertConflict(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(409);
    JsonObject error = Said.error(response);
    assertThat(error.requiredString("type")).isEqualTo("conflict_error");
    assertThat(error.requiredString("code")).isEqualTo("idempotency_conflict");
    assertThat(isReplayed(response)).isFalse();
  }

  @Test
  void requestWithoutAKeyRunsEachTime() throws Exception {
    edge.model.enqueue(Script.text("One"), Script.text("Two"));
    assertThat(Said.text(edge.chat(PLAIN))).isEqualTo("One");
    assertThat(Said.text(edge.chat(PLAIN))).isEqualTo("Two");
  }

  @Test
  void callsWithoutAnEffectPassTheKeyOver() throws Exception {
    for (int i = 0; i < 2; i++) {
      var response =
          edge.send(HttpRequest.newBuilder(edge.uri("/v1/models")).header("Idempotency-Key", "k1"));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(isReplayed(response)).isFalse();
    }
  }

  @Test
  void keyThatIsNoneIsRefused() throws Exception {
    var response = edge.post(CHAT, PLAIN, "Idempotency-Key", "a b");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Said.error(response).requiredString("param")).isEqualTo("Idempotency-Key");
  }

  @Test
  void refusalOfTheRequestIsKept() throws Exception {
    edge.model.enqueue(
        Script.failing(new ProviderRejectedException(400, "no_good", "no good", "messages")),
        Script.text("One"));
    var first = keyed(CHAT, PLAIN);
    assertThat(first.statusCode()).isEqualTo(400);
    var repeat = keyed(CHAT, PLAIN);
    assertSame(first, repeat);
    assertThat(isReplayed(repeat)).isTrue();
  }

  @Test
  void bodyThatIsNoRequestIsRefusedAgainFromTheFirstAnswer() throws Exception {
    var first = keyed(CHAT, "{\"model\":");
    assertThat(first.statusCode()).isEqualTo(400);
    assertSame(first, keyed(CHAT, "{\"model\":"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void failureReleasesTheKey(boolean streamed) throws Exception {
    String ask = streamed ? STREAMED : PLAIN;
    edge.model.enqueue(
        Script.failing(new ProviderUnavailableException("provider_error", "gone")),
        Script.failing(new RateLimitedException("slowly", Duration.ofSeconds(1))),
        Script.text("One"));
    assertThat(keyed(CHAT, ask).statusCode()).isEqualTo(502);
    assertThat(keyed(CHAT, ask).statusCode()).isEqualTo(429);
    var answer = keyed(CHAT, ask);
    assertThat(answer.body()).contains("One");
    assertThat(isReplayed(answer)).isFalse();
    assertSame(answer, keyed(CHAT, ask));
  }

  @Test
  void brokenStreamReleasesTheKey() throws Exception {
    edge.model.enqueue(
        Script.text("On").thenFail(new ProviderUnavailableException("provider_error", "gone")),
        Script.text("One"));
    assertThat(keyed(CHAT, STREAMED).body()).contains("provider_error").doesNotContain("[DONE]");
    assertThat(keyed(CHAT, STREAMED).body()).contains("One").endsWith("[DONE]\n\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repeatsWaitForTheFirst(boolean streamed) throws Exception {
    String ask = streamed ? STREAMED : PLAIN;
    edge.model.enqueue(Script.waiting(gate).thenText("One"), Script.text("Two"));
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(edge.posting(CHAT, ask, "Idempotency-Key", "k1"));
    }
    gate.awaitReached();
    gate.open();
    int replayed = 0;
    for (CompletableFuture<HttpResponse<String>> each : all) {
      assertThat(each.get().body()).contains("One");
      replayed += isReplayed(each.get()) ? 1 : 0;
    }
    assertThat(replayed).isEqualTo(9);
    assertThat(edge.model.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void clientThatLeavesReleasesTheKey(boolean streamed) throws Exception {
    String ask = streamed ? STREAMED : PLAIN;
    edge.model.enqueue(Script.waiting(gate), Script.text("One"));
    try (Wire wire = edge.wire()) {
      wire.send(
          Wire.head(CHAT, ask.length()).replace("\r\n\r\n", "\r\nIdempotency-Key: k1\r\n\r\n")
              + ask);
      gate.awaitReached();
    }
    assertThat(keyed(CHAT, ask).body()).contains("One");
  }

  @Test
  void whoWaitsAndLeavesTakesNothing() throws Exception {
    edge.model.enqueue(Script.waiting(gate).thenText("One"));
    var first = edge.posting(CHAT, PLAIN, "Idempotency-Key", "k1");
    gate.awaitReached();
    try (Wire wire = edge.wire()) {
      wire.send(
          Wire.head(CHAT, PLAIN.length()).replace("\r\n\r\n", "\r\nIdempotency-Key: k1\r\n\r\n")
              + PLAIN);
    }
    gate.open();
    assertThat(Said.text(first.get())).isEqualTo("One");
    assertThat(Said.text(keyed(CHAT, PLAIN))).isEqualTo("One");
    assertThat(edge.model.requests()).hasSize(1);
  }

  @Test
  void answerIsForgottenAfter24Hours() throws Exception {
    edge.model.enqueue(Script.text("One"), Script.text("Two"));
    keyed(CHAT, PLAIN);
    edge.clock.advance(Duration.ofHours(24));
    assertThat(Said.text(keyed(CHAT, PLAIN))).isEqualTo("Two");
  }

  @Test
  void nothingRunsWhenTheKeyCanNotBeTaken() throws Exception {
    edge.faults.failNext("put", 1);
    assertThat(keyed(CHAT, PLAIN).statusCode()).isEqualTo(503);
    assertThat(edge.model.requests()).isEmpty();
    Await.until("nobody holds the key", () -> edge.records.list("idempotency", null, 1).isEmpty());
  }

  @Test
  void answerThatCanNotBeKeptIsGivenAllTheSame() throws Exception {
    edge.model.enqueue(Script.waiting(gate).thenText("One"), Script.text("Two"));
    var first = edge.posting(CHAT, PLAIN, "Idempotency-Key", "k1");
    gate.awaitReached();
    edge.faults.failNext("put", 3);
    gate.open();
    assertThat(Said.text(first.get())).isEqualTo("One");
    assertThat(Said.text(keyed(CHAT, PLAIN))).isEqualTo("Two");
  }

  private HttpResponse<String> keyed(String path, String body) throws Exception {
    return edge.post(path, body, "Idempotency-Key", "k1");
  }

  private static boolean isReplayed(HttpResponse<String> response) {
    return response.headers().firstValue("Idempotency-Replayed").orElse("").equals("true");
  }

  private static void assertSame(HttpResponse<String> first, HttpResponse<String> repeat) {
    assertThat(repeat.statusCode()).isEqualTo(first.statusCode());
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
  }
}
