// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of one's own conversations, and the search in them. */
final class ListTest {
  private Edge edge;

  @SuppressWarnings("NullAway.Init") // each test begins with a server
  ListTest() {}

  @BeforeEach
  void start() {
    edge = Edge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private void say(String conversation, String text) throws Exception {
    HttpResponse<String> said =
        edge.chat(
            "{\"model\":\"default\",\"conversation\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(conversation, text));
    assertThat(said.statusCode()).isEqualTo(200);
  }

  private static List<String> ids(JsonObject list) {
    return list.array("data").stream()
        .map(each -> JsonObject.of(each, "conversation").requiredString("id"))
        .toList();
  }

  private static JsonObject first(JsonObject list) {
    return JsonObject.of(list.array("data").getFirst(), "conversation");
  }

  @Test
  void conversationsAreListedTheLastUsedFirstWithTheirTitles() throws Exception {
    say("tea", "Which tea wakes me up?");
    say("coffee", "And which coffee?");
    say("tea", "And which puts me to sleep?");

    JsonObject list = Said.json(edge.get("/api/v1/conversations"));

    assertThat(ids(list)).containsExactly("tea", "coffee");
    assertThat(first(list).requiredString("title")).isEqualTo("Which tea wakes me up?");
    assertThat(first(list).has("updated_at")).isTrue();
    assertThat(list.requiredString("first_id")).isEqualTo("tea");
    assertThat(list.bool("has_more")).hasValue(false);
  }

  @Test
  void aListGoesOnAfterTheConversationThatEndedThePageBefore() throws Exception {
    for (String id : List.of("a", "b", "c")) {
      say(id, "Good morning");
    }

    JsonObject page = Said.json(edge.get("/api/v1/conversations?limit=2"));
    JsonObject next =
        Said.json(edge.get("/api/v1/conversations?after=" + page.requiredString("last_id")));

    assertThat(ids(page)).containsExactly("c", "b");
    assertThat(page.bool("has_more")).hasValue(true);
    assertThat(ids(next)).containsExactly("a");
    assertThat(edge.get("/api/v1/conversations?after=nobody").statusCode()).isEqualTo(404);
    assertThat(edge.get("/api/v1/conversations?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void aTitleThatTheOwnerGaveIsShown() throws Exception {
    say("tea", "Which tea wakes me up?");
    edge.post("/v1/conversations/tea", "{\"metadata\":{\"title\":\"Tea\"}}");

    assertThat(first(Said.json(edge.get("/api/v1/conversations"))).requiredString("title"))
        .isEqualTo("Tea");
  }

  @Test
  void aSearchFindsWhatWasSaidAndShowsWhere() throws Exception {
    say("tea", "Which tea wakes me up?");
    say("coffee", "And which coffee?");

    JsonObject found = Said.json(edge.get("/api/v1/conversations/search?q=wakes%20te"));

    assertThat(ids(found)).containsExactly("tea");
    assertThat(first(found).object("match").orElseThrow().array("text").toString())
        .contains("wakes");
    assertThat(ids(Said.json(edge.get("/api/v1/conversations/search?q=water")))).isEmpty();
    assertThat(edge.get("/api/v1/conversations/search").statusCode()).isEqualTo(400);
  }
}
