// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A provider whose next answer the test knows beforehand, or tells while it is read. */
final class ScriptedModel implements AutoCloseable {
  private static final String MODELS =
      """
      {"object":"list","data":[{"id":"quick","object":"model"},{"id":"careful","object":"model"}]}
      """;

  private final WireServer server = new WireServer(request -> told("Hello."));

  ScriptedModel() {
    server.others(request -> Wire.json(200, MODELS));
  }

  URI url() {
    return server.url().resolve("/v1");
  }

  /** Every answer from now on is this text. */
  void answers(String text) {
    server.say(request -> told(text));
  }

  /** The next answers, one after the other; then it says hello again. */
  void answersInTurn(Telling... answers) {
    Queue<Telling> next = new ConcurrentLinkedQueue<>(List.of(answers));
    server.say(
        request -> {
          Telling answer = next.poll();
          return answer == null ? told("Hello.") : new Wire(answer, Wire.End.KEPT);
        });
  }

  private static Wire told(String text) {
    return new Wire(Telling.of(text), Wire.End.KEPT);
  }

  /** The next answer is told by the test. */
  Telling tells() {
    Telling telling = new Telling();
    server.say(request -> new Wire(telling, Wire.End.KEPT));
    return telling;
  }

  /** The next answer begins so and then stalls for as long as anybody listens. */
  void stallsAfter(String text) {
    Telling telling = new Telling();
    telling.say(text).fallSilent();
    server.say(request -> new Wire(telling, Wire.End.STALLED));
  }

  /** It can't answer, and says why. */
  void fails() {
    server.say(
        request ->
            Wire.json(
                500,
                "{\"error\":{\"message\":\"the model has a"
                    + " headache\",\"type\":\"server_error\"}}"));
  }

  /** Returns when nobody listens to any answer any more. */
  void awaitIdle() {
    Await.until("the provider's work has ended", () -> server.working() == 0);
  }

  /** The requests for chats, in their order. */
  List<JsonObject> asked() {
    return server.chats().stream().map(WireRequest::body).map(JsonObject::parse).toList();
  }

  /** What it was asked last: {@code role: text} of each message. */
  List<String> lastMessages() {
    return asked().getLast().objects("messages").stream()
        .map(said -> said.requiredString("role") + ": " + said.requiredString("content"))
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
