// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatAnswerTest {
  private static final String HELLO =
      "{\"model\":\"default\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello you\"}]}";
  private final Edge edge = Edge.start();

  @AfterEach
  void stop() {
    edge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/chat/completions", "/api/chat"})
  void plainRequestIsAnsweredWithACompletion(String path) throws Exception {
    var response = edge.post(path, HELLO);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    var answer = Said.json(response);
    assertThat(answer.requiredString("object")).isEqualTo("chat.completion");
    assertThat(Said.text(response)).isEqualTo("Hello you");
    assertThat(answer.object("usage").orElseThrow().integer("completion_tokens")).hasValue(2);
    assertThat(answer.fields()).doesNotContainKeys("conversation", "parley");
  }

  @Test
  void answerOfAProviderThatNamesNothingIsNamed() throws Exception {
    var bare = CompletionHead.of("", 0, "");
    edge.model.enqueue(
        Script.empty()
            .thenPiece(new ChatDelta(bare, List.of(ChoiceDelta.text(0, "Hi")), null, Extras.NONE))
            .thenPiece(
                new ChatDelta(
                    bare,
                    List.of(ChoiceDelta.finished(0, FinishReason.STOP)),
                    Usage.of(1, 1),
                    Extras.NONE)));
    var answer = Said.json(edge.chat(HELLO));
    assertThat(answer.requiredString("id")).startsWith("chatcmpl-n");
    assertThat(answer.requiredString("model")).isEqualTo("default");
    assertThat(answer.integer("created").orElseThrow()).isPositive();
  }

  @Test
  void unknownFieldsPassBothWays() throws Exception {
    var head = CompletionHead.of("x", 1, "m");
    edge.model.enqueue(
        Script.empty()
            .thenPiece(
                new ChatDelta(
                    head,
                    List.of(ChoiceDelta.text(0, "Hi")),
                    null,
                    Extras.of("x_mood", RawJson.of("calm")))));
    var response = edge.chat(HELLO.replaceFirst("\\{", "{\"x_wish\":[1.50],"));
    assertThat(edge.model.lastRequest().parameters().get("x_wish")).hasValue(new RawJson("[1.50]"));
    assertThat(Said.json(response).requiredString("x_mood")).isEqualTo("calm");
  }

  @Test
  void conversationIsRememberedAndNamedInTheAnswer() throws Exception {
    edge.chat(HELLO.replaceFirst("\\{", "{\"conversation\":\"tea\","));
    var response =
        edge.post("/v1/chat/completions", HELLO, "Parley-Conversation", "tea", "Accept", "*/*");
    assertThat(Said.json(response).object("conversation").orElseThrow().requiredString("id"))
        .isEqualTo("tea");
    assertThat(edge.model.lastRequest().messages())
        .extracting(message -> message.role().wireName())
        .containsExactly("system", "user", "assistant", "user");
    assertThat(edge.model.lastRequest().parameters().fields())
        .doesNotContainKeys("conversation", "parley");
  }

  @Test
  void conversationIsNamedAsAnObjectToo() throws Exception {
    edge.chat(HELLO.replaceFirst("\\{", "{\"conversation\":{\"id\":\"tea\"},"));
    assertThat(edge.get("/v1/conversations/tea").statusCode()).isEqualTo(200);
  }

  @Test
  void bodyAndHeaderThatNameTwoConversationsAreRefused() throws Exception {
    var response =
        edge.post(
            "/v1/chat/completions",
            HELLO.replaceFirst("\\{", "{\"conversation\":\"tea\","),
            "Parley-Conversation",
            "coffee");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Said.error(response).requiredString("param")).isEqualTo("conversation");
    assertThat(edge.model.requests()).isEmpty();
  }

  @Test
  void explainAddsTheLedger() throws Exception {
    var response = edge.chat(HELLO.replaceFirst("\\{", "{\"parley\":{\"explain\":true},"));
    JsonObject parley = Said.json(response).object("parley").orElseThrow();
    assertThat(parley.requiredString("provider")).isEqualTo("model");
    assertThat(parley.bool("cached")).hasValue(false);
    JsonObject ledger = parley.object("ledger").orElseThrow();
    assertThat(ledger.integer("window")).hasValue(8192);
    assertThat(ledger.bool("exact")).hasValue(true);
    assertThat(ledger.objects("entries").getFirst().requiredString("fate")).isEqualTo("kept");
    assertThat(ledger.objects("entries").getFirst().has("item")).isFalse();
  }

  @Test
  void ledgerTellsThatTheProviderReadLess() throws Exception {
    String body =
        HELLO
            .replace("Hello", "Hello ".repeat(3000))
            .replaceFirst("\\{", "{\"parley\":{\"explain\":true},");
    edge.model.enqueue(Script.text("Yes.").thenUsage(Usage.of(1024, 1)));

    JsonObject cut = ledger(edge.chat(body)).object("cut_upstream").orElseThrow();

    assertThat(cut.integer("sent").orElseThrow()).isGreaterThan(3000);
    assertThat(cut.integer("read")).hasValue(1024);
  }

  @Test
  void ledgerTellsHowACountWasCorrected() throws Exception {
    String body = HELLO.replaceFirst("\\{", "{\"parley\":{\"explain\":true},");
    edge.model.enqueue(Script.text("Yes.").thenUsage(Usage.of(30, 1)));
    assertThat(ledger(edge.chat(body)).has("correction")).isFalse();

    JsonObject ledger = ledger(edge.chat(body));

    assertThat(ledger.bool("exact")).hasValue(false);
    assertThat(ledger.integer("used").orElseThrow() - ledger.integer("counted").orElseThrow())
        .isEqualTo(32);
    assertThat(ledger.object("correction").orElseThrow().integer("added")).hasValue(32);
  }

  private static JsonObject ledger(HttpResponse<String> response) {
    return Said.json(response).object("parley").orElseThrow().object("ledger").orElseThrow();
  }

  @Test
  void contextOptionsAreFollowed() throws Exception {
    var response =
        edge.chat(
            HELLO
                .replace("Hello", "Hello ".repeat(100))
                .replaceFirst(
                    "\\{", "{\"parley\":{\"context\":{\"strategy\":\"none\",\"max_tokens\":64}},"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Said.error(response).requiredString("code")).isEqualTo("context_length_exceeded");
  }

  @Test
  void toolCallsComeBackToTheClient() throws Exception {
    edge.model.enqueue(Script.empty().thenToolCall("call_1", "weather", "{\"city\":\"Oslo\"}"));
    var choice = Said.json(edge.chat(HELLO)).objects("choices").getFirst();
    assertThat(choice.requiredString("finish_reason")).isEqualTo("tool_calls");
    assertThat(choice.object("message").orElseThrow().objects("tool_calls").getFirst().fields())
        .containsKeys("id", "type", "function");
  }

  @Test
  void modelMayThinkForLongerThanAConnectionMayBeIdle() throws Exception {
    Gate gate = new Gate();
    try (Edge impatient = Edge.impatient()) {
      impatient.model.enqueue(Script.waiting(gate).thenText("At last"));
      var answer = impatient.posting("/v1/chat/completions", HELLO);
      gate.awaitReached();
      // two clients after each other that are as slow as may be show that the time has passed
      for (int i = 0; i < 2; i++) {
        try (Wire slow = impatient.wire()) {
          assertThat(slow.send(Wire.head("/api/chat", 9)).readAnswer()).contains(" 408 ");
        }
      }
      gate.open();
      assertThat(Said.text(answer.get())).isEqualTo("At last");
    }
  }

  @Test
  void handlersRunOnVirtualThreads() throws Exception {
    AtomicBoolean virtual = new AtomicBoolean();
    edge.model.otherwise(
        request -> {
          virtual.set(Thread.currentThread().isVirtual());
          return Script.text("Hi");
        });
    assertThat(Said.text(edge.chat(HELLO))).isEqualTo("Hi");
    assertThat(virtual).isTrue();
  }
}
