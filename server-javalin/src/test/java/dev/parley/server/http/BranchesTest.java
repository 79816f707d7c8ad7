// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Script;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turns that follow an earlier item, and the branches that they make. */
final class BranchesTest {
  private static final String ITEMS = "/v1/conversations/tea/items";
  private static final String BRANCH = "/api/v1/conversations/tea/branch";
  private final Edge edge = Edge.start();

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void questionIsAnsweredAnewAndItsAnswersNameEachOther() throws Exception {
    say("{\"id\":\"tea\"}", "A number?", "Seven.");
    assertThat(status("{\"id\":\"tea\",\"after\":\"item_000000000001\"}", "[]", "Eight."))
        .isEqualTo(200);
    List<JsonObject> items = items("?order=asc");
    assertThat(texts(items)).containsExactly("A number?", "Eight.");
    assertThat(items.get(0).object("parley")).isEmpty();
    JsonObject branches = items.get(1).object("parley").orElseThrow();
    assertThat(branches.array("branches"))
        .extracting(id -> id.asString())
        .containsExactly("item_000000000002", "item_000000000003");
    assertThat(branches.integer("branch")).hasValue(1);

    var used = edge.post(BRANCH, "{\"item\":\"item_000000000002\"}");
    assertThat(used.statusCode()).as(used.body()).isEqualTo(200);
    assertThat(Said.json(used).requiredString("object")).isEqualTo("conversation");
    assertThat(texts(items("?order=asc"))).containsExactly("A number?", "Seven.");
    assertThat(edge.get(ITEMS + "/item_000000000003").statusCode()).isEqualTo(200);
  }

  @Test
  void nothingAndNullAreBeforeTheFirst() throws Exception {
    say("\"tea\"", "A number?", "Seven.");
    say("{\"id\":\"tea\",\"after\":\"\"}", "A colour?", "Blue.");
    assertThat(texts(items(""))).containsExactly("Blue.", "A colour?");
    say("{\"id\":\"tea\",\"after\":null}", "A tree?", "Oak.");
    assertThat(texts(items(""))).containsExactly("Oak.", "A tree?");
    assertThat(items("?order=asc").getFirst().object("parley").orElseThrow().array("branches"))
        .hasSize(3);
  }

  @Test
  void pagesFollowTheBranchInUse() throws Exception {
    for (int i = 1; i <= 4; i++) {
      say("\"tea\"", "q" + i, "a" + i);
    }
    say("{\"id\":\"tea\",\"after\":\"item_000000000002\"}", "other?", "Other.");
    assertThat(texts(items("?order=asc&limit=3"))).containsExactly("q1", "a1", "other?");
    assertThat(texts(items("?order=asc&limit=3&after=item_000000000002")))
        .containsExactly("other?", "Other.");
    assertThat(texts(items("?order=asc&after=item_000000000004")))
        .as("after an item of another branch")
        .containsExactly("other?", "Other.");
    assertThat(texts(items("?limit=2&after=item_000000000009"))).containsExactly("a1", "q1");
  }

  @Test
  void itemThatIsNotThereIsNotFound() throws Exception {
    say("\"tea\"", "A number?", "Seven.");
    String far = "{\"id\":\"tea\",\"after\":\"item_000000000009\"}";
    assertThat(status(far, "[{\"role\":\"user\",\"content\":\"x\"}]", "x")).isEqualTo(404);
    String wrong = "{\"id\":\"tea\",\"after\":\"9\"}";
    assertThat(status(wrong, "[{\"role\":\"user\",\"content\":\"x\"}]", "x")).isEqualTo(404);
    assertThat(edge.post(BRANCH, "{\"item\":\"item_000000000009\"}").statusCode()).isEqualTo(404);
    assertThat(edge.post(BRANCH, "{}").statusCode()).isEqualTo(400);
    assertThat(edge.post(BRANCH, "{\"item\":\"item_000000000001\",\"x\":1}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void noMessageIsRefusedWhereNothingIsToBeAnswered() throws Exception {
    assertThat(status("\"tea\"", "[]", "x")).isEqualTo(400);
    say("\"tea\"", "A number?", "Seven.");
    assertThat(status("{\"id\":\"tea\",\"after\":\"item_000000000002\"}", "[]", "x"))
        .isEqualTo(400);
    assertThat(status("null", "[]", "x")).isEqualTo(400);
  }

  private void say(String conversation, String question, String answer) throws Exception {
    String messages =
        Json.text(
            out ->
                out.beginArray()
                    .beginObject()
                    .field("role", "user")
                    .field("content", question)
                    .endObject()
                    .endArray());
    assertThat(status(conversation, messages, answer)).isEqualTo(200);
  }

  private int status(String conversation, String messages, String answer) throws Exception {
    edge.model.enqueue(Script.text(answer)); // left over where the request is refused
    // no check against what OpenAI published: that knows no request without messages
    return edge.send(
            HttpRequest.newBuilder(edge.uri("/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(conversation, messages))))
        .statusCode();
  }

  private static String body(String conversation, String messages) {
    return "{\"model\":\"default\",\"conversation\":%s,\"messages\":%s}"
        .formatted(conversation, messages);
  }

  private List<JsonObject> items(String query) throws Exception {
    var response = edge.get(ITEMS + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Said.json(response).objects("data");
  }

  private static List<String> texts(List<JsonObject> items) {
    return items.stream()
        .map(item -> item.objects("content").getFirst().requiredString("text"))
        .toList();
  }
}
