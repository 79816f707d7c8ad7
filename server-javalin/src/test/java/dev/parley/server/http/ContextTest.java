// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What would be sent now, without sending it. */
final class ContextTest {
  @Test
  void theLedgerOfWhatWouldBeSentIsToldAndNothingIsStored() throws Exception {
    try (Edge edge = Edge.start()) {
      edge.chat(
          "{\"model\":\"default\",\"conversation\":\"tea\",\"messages\":[{\"role\":\"user\",\"content\":\"Which"
              + " tea?\"}]}");

      HttpResponse<String> answer =
          edge.get("/api/v1/conversations/tea/context?message=And%20after%20lunch?");

      assertThat(answer.statusCode()).isEqualTo(200);
      JsonObject body = JsonObject.parse(answer.body());
      assertThat(body.requiredString("object")).isEqualTo("context");
      assertThat(body.requiredString("model")).isEqualTo("default");
      assertThat(body.object("ledger").orElseThrow().array("entries"))
          .extracting(entry -> JsonObject.of(entry, "entry").requiredString("why"))
          .containsExactly("fits the window", "new in this turn");
      assertThat(JsonObject.parse(edge.get("/v1/conversations/tea/items").body()).array("data"))
          .hasSize(2);
    }
  }

  @Test
  void aConversationThatIsNotThereHasNoContext() throws Exception {
    try (Edge edge = Edge.start()) {
      HttpResponse<String> answer = edge.get("/api/v1/conversations/tea/context");

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("conversation_not_found");
    }
  }

  @Test
  void aModelTellsWhatARequestGetsThatDoesNotSayOtherwise() throws Exception {
    try (Edge edge = Edge.start()) {
      JsonObject route = JsonObject.parse(edge.get("/v1/models/default").body());
      JsonObject told = route.object("parley").orElseThrow();

      assertThat(route.requiredString("owned_by")).isEqualTo("parley");
      assertThat(told.requiredString("type")).isEqualTo("route");
      assertThat(told.requiredString("system_message")).isEqualTo("You are a helpful assistant.");
      assertThat(told.has("context_window")).isTrue();
      assertThat(told.object("parameters")).isPresent();
    }
  }
}
