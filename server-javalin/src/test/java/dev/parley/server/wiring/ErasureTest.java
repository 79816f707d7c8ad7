// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one of two owners said is gone from the disk: SQLite, Lucene and all-MiniLM-L6-v2. */
final class ErasureTest {
  private static final String ANNAS = "Quetzalcoatlus";
  private static final String BENS = "Archaeopteryx";
  private static final String OPERATOR = "operator-of-the-museum-with-a-long-key";
  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[
      {"index":0,"message":{"role":"assistant","content":"I will keep that in mind, of course."},
      "finish_reason":"stop","logprobs":null}],
      "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}
      """;

  @TempDir private Path folder = Path.of("");

  private static HttpRequest.Builder request(ParleyServer server, String key, String path) {
    return HttpRequest.newBuilder(server.address().resolve(path))
        .header("Authorization", "Bearer " + key);
  }

  private static JsonObject post(ParleyServer server, String key, String path, String json)
      throws Exception {
    HttpResponse<String> answer =
        Home.send(
            request(server, key, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-" + json.hashCode())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonObject.parse(answer.body());
  }

  private static JsonObject get(ParleyServer server, String key, String path) {
    try {
      return JsonObject.parse(Home.send(request(server, key, path)).body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** So much that what was said first leaves the window, and is taken into the index. */
  private static void talk(ParleyServer server, String key, String animal) throws Exception {
    String conversation = "zoo-of-" + animal.toLowerCase(Locale.ROOT);
    for (int i = 0; i < 16; i++) {
      String text = "Tell me more of the " + animal + " and of its " + i + " feathers, slowly.";
      post(
          server,
          key,
          "/v1/chat/completions",
          """
          {"model":"gpt-4o-mini","conversation":"%s","parley":{"cache":true},
          "messages":[{"role":"user","content":"%s"}]}
          """
              .formatted(conversation, text));
    }
    String session = post(server, key, "/api/v1/chat/session", "{}").requiredString("session_id");
    post(
        server,
        key,
        "/api/v1/chat/chat/text",
        "{\"session_id\":\"%s\",\"message\":\"A %s.\"}".formatted(session, animal));
    // the model is loaded for it
    Await.until("nothing is left to do", Duration.ofMinutes(2), () -> isIdle(server, key));
  }

  private static boolean isIdle(ParleyServer server, String key) {
    return get(server, key, "/api/v1/jobs").objects("data").stream()
        .noneMatch(job -> List.of("queued", "running").contains(job.requiredString("status")));
  }

  private static JsonObject erase(ParleyServer server, String key, String owner) throws Exception {
    HttpResponse<String> asked =
        Home.send(request(server, key, "/api/v1/owners/" + owner + "/data").DELETE());
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    String job = "/api/v1/jobs/" + JsonObject.parse(asked.body()).requiredString("id");
    Await.until(
        "the job is over",
        () -> get(server, key, job).requiredString("status").equals("succeeded"));
    return get(server, key, job).object("result").orElseThrow();
  }

  /** Whether any file of the data folder holds the word, written large or small. */
  private boolean isOnDisk(String word) {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).toList().stream().anyMatch(f -> holds(f, word));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String word) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .toLowerCase(Locale.ROOT)
          .contains(word.toLowerCase(Locale.ROOT));
    } catch (NoSuchFileException e) {
      return false; // files of an index come and go
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatOneOwnerSaidIsGoneFromTheDiskAndWhatTheOtherSaidStays() throws Exception {
    Map<String, String> settings =
        Map.of(
            "PARLEY_CONTEXT_MAX_TOKENS", "800",
            "PARLEY_CONTEXT_STRATEGY", "recall",
            "PARLEY_ADMIN_KEY", OPERATOR);
    try (WireServer provider = new WireServer(request -> Wire.json(200, ANSWER));
        ParleyServer server =
            new Home(folder).start(provider.url().resolve("/v1"), "sk-test", settings)) {
      String anna = key(server, "anna");
      String ben = key(server, "ben");
      talk(server, anna, ANNAS);
      talk(server, ben, BENS);
      assertThat(isOnDisk(ANNAS)).isTrue();

      JsonObject receipt = erase(server, OPERATOR, "anna");
      assertThat(receipt.requiredString("owner")).isEqualTo("anna");
      assertThat(receipt.integer("conversations")).hasValue(1);
      assertThat(receipt.integer("items")).hasValue(32);
      assertThat(receipt.integer("recalled_conversations")).hasValue(1);
      assertThat(receipt.integer("sessions")).hasValue(1);
      assertThat(receipt.integer("idempotent_answers")).hasValue(18);
      assertThat(receipt.integer("cached_answers").orElseThrow()).isPositive();
      assertThat(receipt.integer("jobs").orElseThrow()).isPositive();
      Await.until("the words are gone from the disk", () -> !isOnDisk(ANNAS));

      assertThat(get(server, anna, "/api/v1/conversations").objects("data")).isEmpty();
      assertThat(get(server, ben, "/api/v1/conversations").objects("data")).hasSize(1);
      assertThat(get(server, ben, "/api/v1/conversations/search?q=" + BENS).objects("data"))
          .hasSize(1);
      assertThat(get(server, ben, "/api/v1/jobs").objects("data")).isNotEmpty();
      assertThat(isOnDisk(BENS)).isTrue();
      assertThat(erase(server, anna, "anna").fields().values())
          .as("a second time there is nothing")
          .allMatch(value -> value.text().equals("0") || value.text().equals("\"anna\""));
      JsonObject bens = erase(server, ben, "ben");
      assertThat(bens.integer("items")).hasValue(32);
      assertThat(bens.integer("recalled_conversations")).hasValue(1);
      assertThat(bens.integer("sessions")).hasValue(1);
    }
  }

  private static String key(ParleyServer server, String owner) throws Exception {
    return post(
            server,
            OPERATOR,
            "/api/v1/keys",
            "{\"name\":\"%s\",\"owner\":\"%s\"}".formatted(owner, owner))
        .requiredString("key");
  }
}
