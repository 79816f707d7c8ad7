// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class StoppingTest {
  private static final String ASK =
      "{\"model\":\"default\",\"stream\":%s,\"conversation\":\"tea\","
          + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
  private final Gate gate = new Gate();

  /**
   * Whether nobody answers any more. A connection that came just as the door closed may be left
   * hanging until the process ends, so none is waited for.
   */
  private static boolean isRefused(Edge edge) {
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
      return !probe.isConnected();
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void runningAnswersComeToTheirEndAndNewOnesAreNotBegun() throws Exception {
    try (Edge edge = Edge.start();
        Wire running = edge.wire();
        Wire idle = edge.wire()) {
      edge.model.enqueue(Script.text("Once").thenWait(gate).thenText(" more"));
      idle.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(idle.readAnswer()).startsWith("HTTP/1.1 200");
      running.chat(ASK.formatted(true));
      running.readTo("Once\"");
      Thread stop = Thread.ofPlatform().start(edge.server::close);
      Await.until("nobody is let in", () -> isRefused(edge));
      assertThat(stop.isAlive()).isTrue();
      gate.open();
      running.readTo("more\"");
      running.readTo("[DONE]\n\n");
      stop.join();
    }
  }

  @Test
  void requestOverAConnectionThatWasKeptIsAnsweredAndEndsIt() throws Exception {
    String live = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (Edge edge = Edge.start();
        Wire running = edge.wire();
        Wire kept = edge.wire()) {
      edge.model.enqueue(Script.text("Once").thenWait(gate).thenText(" more"));
      kept.send(live);
      assertThat(kept.readAnswer()).startsWith("HTTP/1.1 200");
      running.chat(ASK.formatted(true));
      running.readTo("Once\"");
      Thread stop = Thread.ofPlatform().start(edge.server::close);
      Await.until("nobody is let in", () -> isRefused(edge));
      kept.send(live);
      assertThat(kept.readAll())
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("connection: close");
      gate.open();
      running.readTo("[DONE]\n\n");
      stop.join();
    }
  }

  @Test
  void streamThatTakesTooLongIsEndedWithAnError() throws Exception {
    try (Edge edge = Edge.hasty();
        Wire wire = edge.wire()) {
      edge.model.enqueue(Script.text("Once").thenWait(gate));
      wire.chat(ASK.formatted(true));
      wire.readTo("Once\"");
      edge.server.close();
      assertThat(wire.readAll()).contains("overloaded_error").doesNotContain("[DONE]");
      assertThat(edge.model.open()).isZero();
      assertThat(edge.store.newest(new ConversationId("tea"), null, 9)).hasSize(2);
    }
  }

  @Test
  void plainAnswerThatTakesTooLongIsA503() throws Exception {
    try (Edge edge = Edge.hasty()) {
      edge.model.enqueue(Script.waiting(gate));
      var answer = edge.posting("/v1/chat/completions", ASK.formatted(false));
      gate.awaitReached();
      edge.server.close();
      assertThat(answer.get().statusCode()).isEqualTo(503);
      assertThat(answer.get().headers().firstValue("retry-after")).isPresent();
    }
  }
}
