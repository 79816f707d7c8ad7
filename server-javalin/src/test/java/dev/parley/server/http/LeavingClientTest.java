// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeavingClientTest {
  private static final String ASK =
      "{\"model\":\"default\",\"stream\":%s,\"conversation\":\"tea\","
          + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
  private final Edge edge = Edge.start();
  private final Gate gate = new Gate();

  @AfterEach
  void stop() {
    gate.open();
    edge.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leavingBeforeTheFirstByteStopsTheModel(boolean streamed) throws Exception {
    edge.model.enqueue(Script.waiting(gate));
    try (Wire wire = edge.wire()) {
      wire.chat(ASK.formatted(streamed));
      gate.awaitReached();
    }
    Await.until("the model is stopped", () -> edge.model.open() == 0);
  }

  @Test
  void leavingWithAResetStopsTheModel() throws Exception {
    edge.model.enqueue(Script.waiting(gate));
    Wire wire = edge.wire();
    wire.chat(ASK.formatted(false));
    gate.awaitReached();
    wire.reset();
    Await.until("the model is stopped", () -> edge.model.open() == 0);
  }

  @Test
  void leavingInTheMiddleStopsTheModelAndMarksTheAnswer() throws Exception {
    leaveInTheMiddle();
  }

  private void leaveInTheMiddle() throws Exception {
    edge.model.enqueue(Script.text("Once").thenWait(gate).thenText(" more"));
    try (Wire wire = edge.wire()) {
      wire.chat(ASK.formatted(true));
      wire.readTo("Once\"");
    }
    Await.until("the model is stopped", () -> edge.model.open() == 0);
    Await.until("the turn is closed", () -> statuses().equals(List.of("incomplete", "incomplete")));
  }

  @Test
  void nextRequestOnTheSameConnectionIsWatchedToo() throws Exception {
    edge.model.enqueue(Script.text("One"), Script.text("Two"), Script.waiting(gate));
    try (Wire wire = edge.wire()) {
      assertThat(wire.chat(ASK.formatted(false)).readAnswer()).contains("One");
      assertThat(wire.chat(ASK.formatted(false)).readAnswer()).contains("Two");
      wire.chat(ASK.formatted(false));
      gate.awaitReached();
    }
    Await.until("the model is stopped", () -> edge.model.open() == 0);
  }

  @Test
  void requestSentAheadIsAnsweredAfterTheOneBeforeIt() throws Exception {
    edge.model.enqueue(Script.waiting(gate).thenText("One"), Script.text("Two"));
    try (Wire wire = edge.wire()) {
      wire.chat(ASK.formatted(false));
      gate.awaitReached();
      wire.chat(ASK.formatted(false));
      gate.open();
      assertThat(wire.readAnswer()).contains("One");
      assertThat(wire.readAnswer()).contains("Two");
    }
    assertThat(edge.model.cancelled()).isZero();
  }

  @Test
  void conversationGoesOnAfterwards() throws Exception {
    leaveInTheMiddle();
    var response = edge.chat(ASK.formatted(false));
    assertThat(Said.text(response)).isEqualTo("Hello");
    assertThat(edge.model.lastRequest().messages()).hasSize(2);
    assertThat(statuses()).containsExactly("completed", "completed", "incomplete", "incomplete");
  }

  private List<String> statuses() {
    try {
      JsonObject list = Said.json(edge.get("/v1/conversations/tea/items"));
      return edge.store.header(new ConversationId("tea")).orElseThrow().openTurn() == null
          ? list.objects("data").stream().map(item -> item.requiredString("status")).toList()
          : List.of();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
