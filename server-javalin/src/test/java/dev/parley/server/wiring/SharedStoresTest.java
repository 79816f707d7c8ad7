// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.dynamodb.Capacity;
import dev.parley.json.JsonObject;
import dev.parley.server.stores.DynamoDbLocal;
import dev.parley.server.stores.RedisServer;
import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole servers over stores that they share: DynamoDB Local and a real Redis. */
final class SharedStoresTest {
  private static final String FACT = "My parrot is called Euclid and he is afraid of thunder.";
  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[
      {"index":0,"message":{"role":"assistant","content":"I will keep that in mind, of course."},
      "finish_reason":"stop","logprobs":null}],
      "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}
      """;
  private static final Map<String, String> STORES =
      Map.of(
          "PARLEY_STORES_CONVERSATIONS", "dynamodb",
          "PARLEY_STORES_RECORDS", "dynamodb",
          "PARLEY_STORES_SESSIONS", "redis",
          "PARLEY_STORES_JOBS", "redis",
          "PARLEY_STORES_CACHE", "redis");

  @TempDir private Path folder = Path.of("");
  @TempDir private Path elsewhere = Path.of("");

  /** Settings of new stores, in which the tables are made. */
  private Map<String, String> settings(RedisServer redis) throws Exception {
    Map<String, String> all = new HashMap<>(STORES);
    all.putAll(DynamoDbLocal.fresh());
    all.putAll(redis.settings());
    try (var database =
        DynamoDbModule.open(new Home(elsewhere).settings("", all), Clock.systemUTC())) {
      assertThat(database.tables().create(Capacity.ON_DEMAND)).hasSize(2);
    }
    return all;
  }

  private static String chat(String conversation, String text) {
    return """
    {"model":"gpt-4o-mini","conversation":"%s","parley":{"cache":true},
    "messages":[{"role":"user","content":"%s"}]}
    """
        .formatted(conversation, text);
  }

  private static JsonObject ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonObject.parse(answer.body());
  }

  private static HttpResponse<String> repeatable(ParleyServer server, String json)
      throws Exception {
    return Home.send(
        HttpRequest.newBuilder(server.address().resolve("/v1/chat/completions"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "once")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** A session in which something was said. */
  private static String session(ParleyServer server) throws Exception {
    String id = ok(Home.post(server, "/api/v1/chat/session", "")).requiredString("session_id");
    String said = "{\"session_id\":\"%s\",\"message\":\"%s\"}".formatted(id, FACT);
    assertThat(ok(Home.post(server, "/api/v1/chat/chat/text", said)).requiredString("response"))
        .startsWith("I will keep that in mind");
    return id;
  }

  private static List<String> items(ParleyServer server, String conversation) throws Exception {
    return ok(Home.get(server, "/v1/conversations/" + conversation + "/items?order=asc"))
        .objects("data")
        .stream()
        .map(item -> item.requiredString("role"))
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  private static boolean isIdle(ParleyServer server) {
    try {
      String jobs = Home.get(server, "/api/v1/jobs").body();
      return !jobs.contains("\"queued\"") && !jobs.contains("\"running\"");
    } catch (Exception e) {
      throw new AssertionError("the server tells its jobs", e);
    }
  }

  @Test
  void whatOneServerKeepsAnotherOneHasAndNoFileIsMade() throws Exception {
    try (RedisServer redis = RedisServer.at(elsewhere).start();
        WireServer provider = new WireServer(request -> Wire.json(200, ANSWER))) {
      Map<String, String> settings = settings(redis);
      String session;
      try (ParleyServer server =
          new Home(folder).start(provider.url().resolve("/v1"), "sk-test", settings)) {
        session = session(server);
        assertThat(Home.get(server, "/health/ready").body()).contains("dynamodb", "redis");
        assertThat(Home.get(server, "/health/ready").body()).doesNotContain("sqlite");
        HttpResponse<String> first = repeatable(server, chat("zoo", FACT));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(repeatable(server, chat("zoo", FACT)).body()).isEqualTo(first.body());
        assertThat(provider.chats()).as("of the session and once of these").hasSize(2);
        ok(Home.post(server, "/v1/chat/completions", chat("zoo", "And my cat?")));
        assertThat(provider.chats().getLast().body()).contains("Euclid");
        ok(Home.post(server, "/v1/chat/completions", chat("garden", FACT)));
        assertThat(provider.chats()).as("the third came out of the cache").hasSize(3);
        assertThat(items(server, "zoo")).containsExactly("user", "assistant", "user", "assistant");
        assertThat(Home.get(server, "/api/v1/conversations/search?q=parrot").statusCode())
            .isEqualTo(404);
        assertThat(Home.get(server, "/api/v1/conversations/search?q=parrot").body())
            .contains("search_not_available");
      }
      assertThat(files()).containsExactly("parley.lock");
      try (ParleyServer server =
          new Home(elsewhere).start(provider.url().resolve("/v1"), "sk-test", settings)) {
        assertThat(items(server, "zoo")).hasSize(4);
        assertThat(Home.get(server, "/api/v1/chat/session/" + session).body()).contains("Euclid");
        HttpResponse<String> deleted =
            Home.send(
                HttpRequest.newBuilder(server.address().resolve("/v1/conversations/zoo")).DELETE());
        ok(deleted);
        assertThat(Home.get(server, "/v1/conversations/zoo").statusCode()).isEqualTo(404);
        Await.until("the list knows it", () -> listed(server).equals(List.of("garden")));
      }
    }
  }

  private static List<String> listed(ParleyServer server) {
    try {
      return ok(Home.get(server, "/api/v1/conversations")).objects("data").stream()
          .map(each -> each.requiredString("id"))
          .toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oldTurnsAreFoundAgainAndAllOfAnOwnerIsErased() throws Exception {
    try (RedisServer redis = RedisServer.at(elsewhere).start();
        WireServer provider = new WireServer(request -> Wire.json(200, ANSWER))) {
      Map<String, String> settings = new HashMap<>(settings(redis));
      settings.put("PARLEY_CONTEXT_MAX_TOKENS", "800");
      settings.put("PARLEY_CONTEXT_STRATEGY", "recall");
      try (ParleyServer server =
          new Home(folder).start(provider.url().resolve("/v1"), "sk-test", settings)) {
        ok(Home.post(server, "/v1/chat/completions", chat("zoo", FACT)));
        for (int i = 0; i < 14; i++) {
          String text = "Now tell me something about the weather in the mountains, part " + i + ".";
          ok(Home.post(server, "/v1/chat/completions", chat("zoo", text)));
        }
        // the model is loaded for it
        Await.until("everything is indexed", Duration.ofMinutes(2), () -> isIdle(server));
        Await.until("the question finds it", () -> isRecalled(server));
        HttpResponse<String> asked =
            Home.send(
                HttpRequest.newBuilder(server.address().resolve("/api/v1/owners/local/data"))
                    .DELETE());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String job = "/api/v1/jobs/" + JsonObject.parse(asked.body()).requiredString("id");
        Await.until("the job is over", () -> isSucceeded(server, job));
        String ended = Home.get(server, job).body();
        JsonObject receipt = JsonObject.parse(ended).object("result").orElseThrow();
        assertThat(receipt.integer("conversations")).as(ended).hasValue(1);
        assertThat(receipt.integer("items")).hasValue(30);
        assertThat(receipt.integer("recalled_conversations")).hasValue(1);
        assertThat(receipt.integer("cached_answers").orElseThrow()).isPositive();
      }
    }
  }

  /** A busy machine may take longer for it than a turn waits. */
  private static boolean isRecalled(ParleyServer server) {
    try {
      String question = "?message=What+is+the+name+of+my+bird";
      return Home.get(server, "/api/v1/conversations/zoo/context" + question)
          .body()
          .contains("recalled");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isSucceeded(ParleyServer server, String job) {
    try {
      return ok(Home.get(server, job)).requiredString("status").equals("succeeded");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tablesThatNobodyMadeStopTheStartAndNameTheCommand() {
    Map<String, String> settings = new HashMap<>(DynamoDbLocal.fresh());
    settings.put("PARLEY_STORES_RECORDS", "dynamodb");
    String prefix = settings.get("PARLEY_DYNAMODB_TABLE_PREFIX");
    assertThatThrownBy(() -> new Home(folder).start(Home.NOBODY, settings))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("no table " + prefix + "conversations and no table " + prefix)
        .hasMessageContaining("./parley dynamodb create-tables")
        .hasMessageNotContaining("\n");
  }
}
