// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.Usage;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Script;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CacheAndCostTest {
  private static final String CACHED = "{\"cache\":true,\"explain\":true}";
  private final Edge edge = Edge.start();

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void sameQuestionIsAnsweredFromTheCacheForNothing() throws Exception {
    edge.model.enqueue(answer("One"), answer("Two"));
    HttpResponse<String> first = edge.chat(ask(false, CACHED));
    assertThat(parley(Said.json(first)).bool("cached")).contains(false);
    assertThat(cost(first)).contains("0.000014");
    HttpResponse<String> repeat = edge.chat(ask(false, CACHED));
    assertThat(Said.text(repeat)).isEqualTo("One");
    assertThat(parley(Said.json(repeat)).bool("cached")).contains(true);
    assertThat(cost(repeat)).contains("0");
    assertThat(Said.json(repeat).object("usage").orElseThrow().fields())
        .isEqualTo(Said.json(first).object("usage").orElseThrow().fields());
    assertThat(edge.model.requests()).hasSize(1);
  }

  @Test
  void nothingIsCachedUnasked() throws Exception {
    edge.model.enqueue(answer("One"), answer("Two"), answer("Three"));
    assertThat(Said.text(edge.chat(ask(false, "{}")))).isEqualTo("One");
    assertThat(Said.text(edge.chat(ask(false, "{\"cache\":false}")))).isEqualTo("Two");
    assertThat(Said.text(edge.chat(ask(false, "{\"cache\":true}")))).isEqualTo("Three");
  }

  @Test
  void plainAnswerIsRepeatedAsAStreamWithItsEnd() throws Exception {
    String text = "A longer answer that takes more than a single piece to tell.";
    edge.model.enqueue(answer(text));
    edge.chat(ask(false, CACHED));
    List<String> events = Said.events(edge.chat(ask(true, CACHED)).body());
    assertThat(events).hasSizeGreaterThan(4).last().isEqualTo("[DONE]");
    JsonObject last = JsonObject.parse(events.get(events.size() - 2));
    assertThat(parley(last).bool("cached")).contains(true);
    assertThat(parley(last).get("cost_usd").orElseThrow().text()).isEqualTo("0");
    StringBuilder said = new StringBuilder();
    events.subList(0, events.size() - 1).forEach(event -> said.append(content(event)));
    assertThat(said).hasToString(text);
    assertThat(edge.model.requests()).hasSize(1);
  }

  @Test
  void lastPieceOfAStreamTellsItsCostWhereItIsAskedFor() throws Exception {
    edge.model.enqueue(answer("One"), answer("Two"));
    List<String> events = Said.events(edge.chat(ask(true, "{\"explain\":true}")).body());
    JsonObject last = JsonObject.parse(events.get(events.size() - 2));
    assertThat(parley(last).get("cost_usd").orElseThrow().text()).isEqualTo("0.000014");
    assertThat(edge.chat(ask(true, "{}")).body()).doesNotContain("cost_usd");
  }

  @Test
  void plainAnswersTellTheirCostUnasked() throws Exception {
    edge.model.enqueue(answer("One"));
    HttpResponse<String> response = edge.chat(ask(false, "{}"));
    assertThat(cost(response)).contains("0.000014");
    assertThat(response.body()).doesNotContain("cost_usd");
  }

  @Test
  void embeddingsTellTheirCost() throws Exception {
    var response =
        edge.post("/v1/embeddings", "{\"model\":\"scripted-embedding\",\"input\":\"one two\"}");
    long tokens =
        Said.json(response).object("usage").orElseThrow().integer("prompt_tokens").orElseThrow();
    assertThat(new BigDecimal(cost(response).orElseThrow()))
        .isEqualByComparingTo(BigDecimal.valueOf(tokens).movePointLeft(7));
  }

  @Test
  void textCompletionsTellTheirCost() throws Exception {
    var response = edge.post("/v1/completions", "{\"model\":\"scripted\",\"prompt\":\"Hello\"}");
    JsonObject usage = Said.json(response).object("usage").orElseThrow();
    long prompt = usage.integer("prompt_tokens").orElseThrow();
    long completion = usage.integer("completion_tokens").orElseThrow();
    assertThat(new BigDecimal(cost(response).orElseThrow()))
        .isEqualByComparingTo(BigDecimal.valueOf(prompt + 2 * completion).movePointLeft(6));
  }

  @Test
  void repeatUnderAKeyTellsWhatTheFirstCost() throws Exception {
    edge.model.enqueue(answer("One"));
    for (int i = 0; i < 2; i++) {
      assertThat(cost(edge.post("/v1/chat/completions", ask(false, "{}"), "Idempotency-Key", "k1")))
          .contains("0.000014");
    }
  }

  private static Script answer(String text) {
    return Script.text(text).thenFinish(FinishReason.STOP).thenUsage(Usage.of(10, 2));
  }

  private static String ask(boolean streamed, String parley) {
    return "{\"model\":\"default\",\"stream\":"
        + streamed
        + ",\"parley\":"
        + parley
        + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
  }

  private static Optional<String> cost(HttpResponse<String> response) {
    return response.headers().firstValue("Parley-Cost-Usd");
  }

  private static JsonObject parley(JsonObject answer) {
    return answer.object("parley").orElseThrow();
  }

  private static String content(String event) {
    List<JsonObject> choices = JsonObject.parse(event).objects("choices");
    return choices.isEmpty()
        ? ""
        : choices.getFirst().object("delta").flatMap(delta -> delta.string("content")).orElse("");
  }
}
