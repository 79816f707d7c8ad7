// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationsTest {
  private static final String ITEMS =
      """
      [{"type": "message", "role": "system", "content": "Be brief."},
       {"role": "user", "content": [{"type": "input_text", "text": "Is it cold?"}]},
       {"type": "message", "id": "m1", "status": "completed", "role": "assistant",
        "content": [{"type": "output_text", "text": "I look.", "annotations": [], "logprobs": []}]},
       {"type": "function_call", "call_id": "c1", "name": "weather", "arguments": "{}"},
       {"type": "function_call", "call_id": "c2", "name": "wind", "arguments": "{\\"a\\":1}"},
       {"type": "function_call_output", "call_id": "c1", "output": "-3"},
       {"type": "function_call_output", "call_id": "c2", "output": "calm"},
       {"type": "message", "id": "m2", "status": "completed", "role": "assistant",
        "content": [{"type": "refusal", "refusal": "No."}]}]
      """;
  private final Edge edge = Edge.start();

  @AfterEach
  void stop() {
    edge.close();
  }

  private String create(String body) throws Exception {
    var response = edge.post("/v1/conversations", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Said.json(response).requiredString("id");
  }

  private JsonObject list(String path) throws Exception {
    var response = edge.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Said.json(response);
  }

  @Test
  void conversationIsMadeShownDescribedAndDeleted() throws Exception {
    String id = create("{\"metadata\":{\"topic\":\"tea\"}}");
    assertThat(id).startsWith("conv_");
    String path = "/v1/conversations/" + id;
    JsonObject shown = Said.json(edge.get(path));
    assertThat(shown.requiredString("object")).isEqualTo("conversation");
    assertThat(shown.integer("created_at").orElseThrow()).isPositive();
    assertThat(shown.object("metadata").orElseThrow().requiredString("topic")).isEqualTo("tea");

    edge.post(path, "{\"metadata\":{\"topic\":\"coffee\"}}");
    assertThat(edge.get(path).body()).contains("coffee").doesNotContain("tea");

    var deleted = edge.delete(path);
    assertThat(Said.json(deleted).requiredString("object")).isEqualTo("conversation.deleted");
    assertThat(Said.json(deleted).bool("deleted")).hasValue(true);
    assertThat(edge.get(path).statusCode()).isEqualTo(404);
    assertThat(edge.delete(path).statusCode()).isEqualTo(404);
  }

  @Test
  void conversationIsMadeWithoutABody() throws Exception {
    var response =
        edge.send(
            HttpRequest.newBuilder(edge.uri("/v1/conversations"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void itemsComeBackAsTheyWereGiven() throws Exception {
    String id = create("{\"items\":" + ITEMS + "}");
    JsonObject list = list("/v1/conversations/" + id + "/items?order=asc");
    List<JsonObject> items = list.objects("data");
    assertThat(items)
        .extracting(item -> item.requiredString("id"))
        .containsExactly(
            "item_000000000001",
            "item_000000000002",
            "item_000000000003",
            "item_000000000003_1",
            "item_000000000003_2",
            "item_000000000004",
            "item_000000000005",
            "item_000000000006");
    assertThat(items)
        .extracting(item -> item.requiredString("type"))
        .containsExactly(
            "message",
            "message",
            "message",
            "function_call",
            "function_call",
            "function_call_output",
            "function_call_output",
            "message");
    assertThat(items).allMatch(item -> item.requiredString("status").equals("completed"));
    assertThat(items.get(1).fields().get("content"))
        .hasToString("[{\"type\":\"input_text\",\"text\":\"Is it cold?\"}]");
    assertThat(items.get(4).requiredString("call_id")).isEqualTo("c2");
    assertThat(items.get(4).requiredString("arguments")).isEqualTo("{\"a\":1}");
    assertThat(items.get(5).requiredString("output")).isEqualTo("-3");
    assertThat(items.get(7).fields().get("content"))
        .hasToString("[{\"type\":\"refusal\",\"refusal\":\"No.\"}]");
  }

  @Test
  void givenItemsAreHistoryForTheModel() throws Exception {
    String id = create("{\"items\":" + ITEMS + "}");
    edge.chat(
        "{\"model\":\"default\",\"conversation\":\""
            + id
            + "\",\"messages\":[{\"role\":\"user\",\"content\":\"And now?\"}]}");
    assertThat(edge.model.lastRequest().messages())
        .extracting(message -> message.role().wireName())
        .containsExactly("system", "user", "assistant", "tool", "tool", "assistant", "user");
  }

  @ParameterizedTest
  @CsvSource({"asc,1", "asc,2", "asc,3", "asc,8", "desc,1", "desc,2", "desc,3", "desc,100"})
  void pagesShowEachItemOnce(String order, int limit) throws Exception {
    String id = create("{\"items\":" + ITEMS + "}");
    String path = "/v1/conversations/" + id + "/items?order=" + order;
    List<String> whole = ids(list(path));
    List<String> seen = new ArrayList<>();
    String after = "";
    boolean more = true;
    while (more) {
      JsonObject page = list(path + "&limit=" + limit + after);
      List<String> ids = ids(page);
      assertThat(ids).hasSizeBetween(1, limit);
      assertThat(page.requiredString("first_id")).isEqualTo(ids.getFirst());
      assertThat(page.requiredString("last_id")).isEqualTo(ids.getLast());
      seen.addAll(ids);
      after = "&after=" + ids.getLast();
      more = page.bool("has_more").orElseThrow();
    }
    assertThat(seen).isEqualTo(whole).hasSize(8);
  }

  private static List<String> ids(JsonObject list) {
    return list.objects("data").stream().map(item -> item.requiredString("id")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"item_999999999999", "item_000000000000", "item_000000000001_7", "zz"})
  void listGoesOnAfterNoItemThatNeverWas(String after) throws Exception {
    String path = "/v1/conversations/" + create("{\"items\":" + ITEMS + "}") + "/items?after=";
    assertThat(edge.get(path + after).statusCode()).isEqualTo(404);
    assertThat(Said.error(edge.get(path + after)).requiredString("code"))
        .isEqualTo("item_not_found");
  }

  @Test
  void listGoesOnAfterAnItemThatWasDeleted() throws Exception {
    String path = "/v1/conversations/" + create("{\"items\":" + ITEMS + "}") + "/items";
    edge.delete(path + "/item_000000000006");
    assertThat(ids(list(path + "?limit=1&after=item_000000000006")))
        .containsExactly("item_000000000005");
  }

  @Test
  void emptyListNamesNoItem() throws Exception {
    JsonObject list = list("/v1/conversations/" + create("{}") + "/items");
    assertThat(list.objects("data")).isEmpty();
    assertThat(list.requiredString("first_id")).isEmpty();
    assertThat(list.requiredString("last_id")).isEmpty();
    assertThat(list.bool("has_more")).hasValue(false);
  }

  @Test
  void itemsAreAddedShownAndDeleted() throws Exception {
    String path = "/v1/conversations/" + create("{}") + "/items";
    JsonObject added = Said.json(edge.post(path, "{\"items\":" + ITEMS + "}"));
    assertThat(added.objects("data")).hasSize(8);
    String call = path + "/item_000000000003_1";
    assertThat(Said.json(edge.get(call)).requiredString("name")).isEqualTo("weather");

    var deleted = edge.delete(call);
    assertThat(Said.json(deleted).requiredString("object")).isEqualTo("conversation");
    assertThat(edge.get(call).statusCode()).isEqualTo(404);
    assertThat(ids(list(path))).noneMatch(id -> id.startsWith("item_000000000003"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"item_000000000009", "item_000000000001_7", "item_1", "x", "item_00000000000g"})
  void itemThatIsNotThereIsNotFound(String item) throws Exception {
    String path = "/v1/conversations/" + create("{\"items\":" + ITEMS + "}") + "/items/" + item;
    assertThat(Said.error(edge.get(path)).requiredString("code")).isEqualTo("item_not_found");
    assertThat(edge.delete(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=101, limit",
    "limit=x, limit",
    "order=up, order",
  })
  void pageOutOfBoundsIsRefused(String query, String param) throws Exception {
    var response = edge.get("/v1/conversations/" + create("{}") + "/items?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Said.error(response).requiredString("param")).isEqualTo(param);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/items", "/items/item_000000000001"})
  void unknownConversationIsNotFoundAndIsNotMade(String rest) throws Exception {
    var response = edge.get("/v1/conversations/nobody" + rest);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Said.error(response).requiredString("code")).isEqualTo("conversation_not_found");
  }

  @Test
  void conversationOutOfShapeIsRefused() throws Exception {
    assertThat(edge.get("/v1/conversations/a%20b").statusCode()).isEqualTo(400);
    assertThat(edge.get("/v1/conversations/" + "x".repeat(129)).statusCode()).isEqualTo(400);
  }

  @Test
  void turnThatIsOpenIsListedAsIncomplete() throws Exception {
    Gate gate = new Gate();
    edge.model.enqueue(Script.waiting(gate));
    var answer =
        edge.posting(
            "/v1/chat/completions",
            "{\"model\":\"default\",\"conversation\":\"tea\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
    gate.awaitReached();
    JsonObject open = list("/v1/conversations/tea/items").objects("data").getFirst();
    assertThat(open.requiredString("status")).isEqualTo("incomplete");
    gate.open();
    assertThat(answer.get().statusCode()).isIn(200, 502);
  }

  @Test
  void everyPartComesBack() throws Exception {
    Map<String, String> parts =
        Map.of(
            "input_image", "\"image_url\":\"https://example.com/a.png\",\"detail\":\"low\"",
            "input_audio", "\"input_audio\":{\"data\":\"AAAA\",\"format\":\"wav\"}",
            "input_file", "\"file_id\":\"file-1\",\"filename\":\"a.pdf\"");
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String content = "[{\"type\":\"" + part.getKey() + "\"," + part.getValue() + "}]";
      String id = create("{\"items\":[{\"role\":\"user\",\"content\":" + content + "}]}");
      JsonObject item = list("/v1/conversations/" + id + "/items").objects("data").getFirst();
      assertThat(item.fields().get("content")).hasToString(content);
    }
  }
}
