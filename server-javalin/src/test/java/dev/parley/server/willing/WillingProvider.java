// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.json.JsonObject;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The provider as a server on this machine; any key opens it. */
public final class WillingProvider implements AutoCloseable {
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final WireServer server = new WireServer(this::answer);

  public WillingProvider() {
    server.others(WillingProvider::answerOther);
  }

  /** What stands before {@code /chat/completions}. */
  public URI baseUrl() {
    return server.url().resolve("/v1");
  }

  /** The chats that it was asked for. */
  public List<JsonObject> chats() {
    return server.chats().stream().map(request -> JsonObject.parse(request.body())).toList();
  }

  private static Wire answerOther(WireRequest request) {
    return request.path().equals("/v1/models")
        ? Wire.body(200, "models.json")
        : Wire.json(404, "{\"error\":{\"message\":\"not found\"}}");
  }

  private Wire answer(WireRequest request) {
    try {
      Question question = new Question(JsonObject.parse(request.body()));
      Rules.check(question);
      Reply reply = Reply.to(question);
      boolean isAskedAgain = !asked.add(prompt(question));
      Answer answer = new Answer(question, reply, Usage.of(question, reply, isAskedAgain));
      return question.isStreamed()
          ? Wire.events(answer.events())
          : Wire.json(200, answer.document());
    } catch (Refusal e) {
      return Wire.json(400, e.document());
    }
  }

  private static String prompt(Question question) {
    return question.request().get("messages").orElseThrow().text();
  }

  @Override
  public void close() {
    server.close();
  }
}
