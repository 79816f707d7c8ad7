// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChatStreamTest {
  private static final String STREAM =
      "{\"model\":\"default\",\"stream\":true,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
  private static final String REMEMBERED = with("\"conversation\":\"tea\"");

  private static String with(String fields) {
    return STREAM.replaceFirst("\\{", "{" + fields + ",");
  }

  @Test
  void eachPieceIsSentAsItComes() throws Exception {
    Gate first = new Gate();
    Gate second = new Gate();
    try (Edge edge = Edge.start();
        Wire wire = edge.wire()) {
      edge.model.enqueue(
          Script.text("one").thenWait(first).thenText("two").thenWait(second).thenText("three"));
      wire.chat(STREAM);
      assertThat(wire.readTo("one\"")).contains("200 OK", "text/event-stream", "no-cache");
      first.awaitReached();
      first.open();
      wire.readTo("two\"");
      second.awaitReached();
      second.open();
      wire.readTo("three\"");
      wire.readTo("data: [DONE]\n\n");
    }
  }

  @Test
  void streamIsWhatTheApiSays() throws Exception {
    try (Edge edge = Edge.start()) {
      edge.model.enqueue(Script.text("Hel", "lo"));
      List<String> events = Said.events(edge.chat(STREAM).body());
      assertThat(events.getLast()).isEqualTo("[DONE]");
      List<JsonObject> chunks =
          events.subList(0, events.size() - 1).stream().map(JsonObject::parse).toList();
      assertThat(chunks).hasSize(3);
      assertThat(chunks)
          .allSatisfy(
              chunk -> {
                assertThat(chunk.requiredString("object")).isEqualTo("chat.completion.chunk");
                assertThat(chunk.requiredString("id")).isEqualTo("scripted-1");
                assertThat(chunk.requiredString("model")).isEqualTo("scripted");
                assertThat(chunk.integer("created")).isPresent();
                assertThat(chunk.objects("choices")).hasSize(1);
                assertThat(chunk.has("usage")).isFalse();
              });
    }
  }

  @Test
  void lineEndsBetweenTheValuesOfAProvidersFieldDoNotBreakTheStream() throws Exception {
    try (Edge edge = Edge.start()) {
      Extras fields = Extras.of("spread", new RawJson("{\n  \"a\": 1\r\n}"));
      CompletionHead head = CompletionHead.of("scripted-1", 1, "scripted");
      edge.model.enqueue(Script.text("Hi").thenPiece(new ChatDelta(head, List.of(), null, fields)));
      List<String> events = Said.events(edge.chat(STREAM).body());
      assertThat(events.stream().filter(event -> event.contains("spread")).toList())
          .singleElement()
          .satisfies(
              event ->
                  assertThat(JsonObject.parse(event).object("spread").orElseThrow().integer("a"))
                      .hasValue(1));
    }
  }

  @Test
  void usageComesInAPieceOfItsOwnWhereItWasAskedFor() throws Exception {
    try (Edge edge = Edge.start()) {
      var response = edge.chat(with("\"stream_options\":{\"include_usage\":true}"));
      List<String> events = Said.events(response.body());
      JsonObject last = JsonObject.parse(events.get(events.size() - 2));
      assertThat(last.objects("choices")).isEmpty();
      assertThat(last.object("usage").orElseThrow().integer("completion_tokens")).hasValue(1);
    }
  }

  @Test
  void lastPieceCarriesConversationAndLedger() throws Exception {
    try (Edge edge = Edge.start()) {
      var response = edge.chat(with("\"conversation\":\"tea\",\"parley\":{\"explain\":true}"));
      List<String> events = Said.events(response.body());
      JsonObject last = JsonObject.parse(events.get(events.size() - 2));
      assertThat(last.objects("choices").getFirst().requiredString("finish_reason"))
          .isEqualTo("stop");
      assertThat(last.object("conversation").orElseThrow().requiredString("id")).isEqualTo("tea");
      assertThat(last.object("parley").orElseThrow().has("ledger")).isTrue();
      assertThat(events.subList(0, events.size() - 2))
          .noneMatch(event -> event.contains("conversation"));
    }
  }

  @Test
  void answerDoesNotEndBeforeItIsDurable() throws Exception {
    try (Edge edge = Edge.start();
        Wire wire = edge.wire()) {
      Gate before = new Gate();
      edge.model.enqueue(Script.text("Hi").thenWait(before));
      wire.chat(REMEMBERED);
      wire.readTo("Hi\"");
      before.awaitReached();
      edge.faults.failNext("write", 1000);
      before.open();
      String rest = wire.readTo("0\r\n\r\n");
      assertThat(rest).contains("storage_unavailable").doesNotContain("[DONE]");
    }
  }

  @Test
  void errorBeforeTheFirstByteIsAnHttpStatus() throws Exception {
    try (Edge edge = Edge.start()) {
      edge.model.enqueue(
          Script.failing(new RateLimitedException("too much", Duration.ofMillis(2500))));
      var response = edge.chat(STREAM);
      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(response.headers().firstValue("retry-after")).hasValue("3");
      assertThat(Said.error(response).requiredString("type")).isEqualTo("rate_limit_error");
    }
  }

  @Test
  void errorAfterTheFirstByteIsAnEventAndNoEnd() throws Exception {
    try (Edge edge = Edge.start()) {
      edge.model.enqueue(Script.text("Hi").thenFail(new ProviderTimeoutException("silent")));
      var response = edge.chat(STREAM);
      assertThat(response.statusCode()).isEqualTo(200);
      List<String> events = Said.events(response.body());
      assertThat(Said.error(events.getLast()).requiredString("code")).isEqualTo("provider_timeout");
      assertThat(events).doesNotContain("[DONE]");
    }
  }

  @Test
  void silenceIsFilledWithComments() throws Exception {
    try (Edge edge = Edge.talkative();
        Wire wire = edge.wire()) {
      Gate gate = new Gate();
      edge.model.enqueue(Script.text("Hi").thenWait(gate).thenText("there"));
      wire.chat(STREAM);
      wire.readTo("Hi\"");
      wire.readTo(": keep-alive\n\n");
      wire.readTo(": keep-alive\n\n");
      gate.open();
      wire.readTo("there\"");
      wire.readTo("[DONE]\n\n");
    }
  }

  @Test
  void errorAfterACommentIsAnEvent() throws Exception {
    try (Edge edge = Edge.talkative();
        Wire wire = edge.wire()) {
      Gate gate = new Gate();
      edge.model.enqueue(Script.waiting(gate).thenFail(new ProviderTimeoutException("silent")));
      wire.chat(STREAM);
      assertThat(wire.readTo(": keep-alive\n\n")).contains("200 OK");
      gate.open();
      assertThat(wire.readTo("0\r\n\r\n")).contains("data: {\"error\":").doesNotContain("[DONE]");
    }
  }

  @Test
  void busyConversationIsAConflictWithNothingStored() throws Exception {
    try (Edge edge = Edge.start();
        Wire wire = edge.wire()) {
      Gate gate = new Gate();
      edge.model.enqueue(Script.text("Hi").thenWait(gate));
      wire.chat(REMEMBERED);
      wire.readTo("Hi\"");
      var second = edge.chat(REMEMBERED);
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(Said.error(second).requiredString("code")).isEqualTo("conversation_busy");
      gate.open();
      wire.readTo("[DONE]\n\n");
      assertThat(edge.model.requests()).hasSize(1);
      var items = Said.json(edge.get("/v1/conversations/tea/items"));
      assertThat(items.objects("data")).hasSize(2);
    }
  }
}
