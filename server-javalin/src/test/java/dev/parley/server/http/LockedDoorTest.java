// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what once there is a key. */
final class LockedDoorTest {
  private static final String ASK =
      "{\"model\":\"default\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  private static final String TALK = ASK.replaceFirst("\\{", "{\"conversation\":\"tea\",");
  private final Edge edge = Edge.start();
  private Keyring ring;

  @SuppressWarnings("NullAway.Init") // lock sets the keys
  LockedDoorTest() {}

  @BeforeEach
  void lock() throws Exception {
    ring = Keyring.lock(edge);
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private static void refused(HttpResponse<String> answer, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    JsonObject error = Said.error(answer);
    assertThat(error.requiredString("type")).isEqualTo("authentication_error");
    assertThat(error.requiredString("code")).isEqualTo("invalid_api_key");
    assertThat(error.requiredString("message")).contains(message);
  }

  private static void forbidden(HttpResponse<String> answer, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    JsonObject error = Said.error(answer);
    assertThat(error.requiredString("type")).isEqualTo("permission_error");
    assertThat(error.requiredString("message")).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models",
        "/v1/models/default",
        "/v1/conversations/tea",
        "/v1/conversations/tea/items",
        "/api/v1/conversations",
        "/api/v1/conversations/search?q=tea",
        "/api/v1/conversations/tea/context",
        "/api/v1/keys",
        "/metrics",
        "/api//v1/keys",
        "/api/v1/keys/",
        "/v1/chat/completions",
        "/no/such/path",
        "/health/../v1/models",
        "/health/none"
      })
  void everyCallNeedsAKey(String path) throws Exception {
    HttpResponse<String> answer = edge.get(path);
    if (answer.statusCode() != 400) { // Jetty takes no path that is written in two ways
      refused(answer, "send the header Authorization: Bearer <key>");
    }
    assertThat(answer.body()).doesNotContain("\"data\"", "did you mean");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/chat/completions",
        "/api/chat",
        "/v1/completions",
        "/v1/embeddings",
        "/v1/conversations",
        "/v1/conversations/tea",
        "/v1/conversations/tea/items",
        "/api/v1/keys",
        "/api/v1/keys/n1/rotate"
      })
  void everythingThatIsSentNeedsAKey(String path) throws Exception {
    refused(edge.post(path, ASK), "this server asks for an API key");
    assertThat(edge.model.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/connect", "/c/tea", "/favicon.svg", "/health", "/health/live"})
  void pagesAndHealthNeedNone(String path) throws Exception {
    assertThat(edge.get(path).statusCode()).isEqualTo(200);
    assertThat(ring.get("wrong", path).statusCode()).isEqualTo(200);
  }

  @Test
  void methodThatIsNotThereIsNotSpokenOfToStrangers() throws Exception {
    refused(edge.delete("/v1/models"), "this server asks for an API key");
    assertThat(ring.delete(ring.admin(), "/v1/models").statusCode()).isEqualTo(405);
  }

  /** Javalin answers HEAD by itself, where there is a GET, and asks no handler. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/v1/conversations/tea", "/v1/conversations/milk"})
  void headTellsNothing(String path) throws Exception {
    String user = ring.user("ada");
    assertThat(ring.post(user, "/v1/chat/completions", TALK).statusCode()).isEqualTo(200);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(edge.uri(path)).method("HEAD", HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> answer = edge.send(request);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Content-Length").orElse("0")).isEqualTo("0");
  }

  @Test
  void answerIsNotRepeatedToWhoeverLostTheirKey() throws Exception {
    String key = ring.user("ada");
    String[] once = {"Authorization", "Bearer " + key, "Idempotency-Key", "one"};
    assertThat(edge.post("/v1/chat/completions", ASK, once).statusCode()).isEqualTo(200);
    assertThat(edge.post("/v1/chat/completions", ASK, once).statusCode()).isEqualTo(200);
    assertThat(edge.model.requests()).hasSize(1);
    ring.delete(ring.admin(), Keyring.KEYS + "/" + key.split("_", -1)[1]);
    refused(edge.post("/v1/chat/completions", ASK, once), "was revoked");
    once[1] = "Bearer " + ring.user("eve");
    assertThat(edge.post("/v1/chat/completions", ASK, once).statusCode()).isEqualTo(200);
    assertThat(edge.model.requests()).hasSize(2);
  }

  @Test
  void lockedDoorAsksForNoParticularHost() throws Exception {
    try (Wire wire = edge.wire()) {
      String request =
          "GET /v1/models HTTP/1.1\r\nHost: chat.example\r\nX-Forwarded-For: 1.2.3.4\r\n"
              + "Authorization: Bearer "
              + ring.admin()
              + "\r\n\r\n";
      assertThat(wire.send(request).readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer nonsense     | is none of this server's",
        "Bearer              | is not one key after the word Bearer",
        "Basic YTpi          | is not one key after the word Bearer",
        "Bearer a b          | is not one key after the word Bearer"
      })
  void whatIsNoKeyIsRefused(String header, String message) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(edge.uri("/v1/models")).header("Authorization", header);
    HttpResponse<String> answer = edge.send(request);
    refused(answer, message);
    assertThat(answer.body()).doesNotContain("nonsense", "YTpi");
  }

  @Test
  void twoKeysAreNone() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(edge.uri("/v1/models"))
            .header("Authorization", "Bearer " + ring.admin())
            .header("Authorization", "Bearer " + ring.admin());
    refused(edge.send(request), "is not one key");
  }

  @Test
  void schemeIsReadWhateverItsCase() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(edge.uri("/v1/models"))
            .header("Authorization", "bearer  " + ring.admin());
    assertThat(edge.send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void usersChatAndLeaveKeysAlone() throws Exception {
    String user = ring.user("ada");
    assertThat(ring.post(user, "/v1/chat/completions", ASK).statusCode()).isEqualTo(200);
    String embed = "{\"model\":\"scripted-embedding\",\"input\":\"Hi\"}";
    assertThat(ring.post(user, "/v1/embeddings", embed).statusCode()).isEqualTo(200);
    assertThat(ring.get(user, "/api/v1/conversations").statusCode()).isEqualTo(200);
    forbidden(ring.get(user, Keyring.KEYS), "GET /api/v1/keys is for keys of the role admin");
    forbidden(ring.get(user, "/metrics"), "GET /metrics is for keys of the role admin");
    assertThat(ring.get(ring.admin(), "/metrics").body()).contains("up 1");
    forbidden(ring.post(user, Keyring.KEYS, "{\"name\":\"a\",\"role\":\"admin\"}"), "POST");
    forbidden(ring.delete(user, Keyring.KEYS + "/n1"), "DELETE /api/v1/keys/{id}");
    assertThat(ring.get(user, "/no/such/path").statusCode()).isEqualTo(404);
  }

  @Test
  void keyUsesNoOtherModelsThanItsOwn() throws Exception {
    String key = ring.make("{\"name\":\"bot\",\"models\":[\"default\"]}").requiredString("key");
    String other = edge.model.models().getFirst().value();
    assertThat(ring.post(key, "/v1/chat/completions", ASK).statusCode()).isEqualTo(200);
    forbidden(
        ring.post(key, "/v1/chat/completions", ASK.replace("default", other)),
        "model " + other + " is not allowed to key ",
        "which may use: default");
    forbidden(
        ring.post(key, "/v1/chat/completions", ASK.replace("default", "no-such-model")),
        "model no-such-model is not allowed");
    forbidden(
        ring.post(key, "/v1/embeddings", "{\"model\":\"scripted-embedding\",\"input\":\"Hi\"}"),
        "model scripted-embedding");
    forbidden(
        ring.post(key, "/v1/completions", "{\"model\":\"" + other + "\",\"prompt\":\"Hi\"}"),
        "model " + other);
    forbidden(ring.get(key, "/v1/models/" + other), "model " + other);
    assertThat(ring.get(key, "/v1/models/default").statusCode()).isEqualTo(200);
    assertThat(ids(ring.get(key, "/v1/models"))).containsExactly("default");
    assertThat(ids(ring.get(ring.admin(), "/v1/models"))).contains("default", other);
    assertThat(edge.model.requests()).hasSize(1);
  }

  private static List<String> ids(HttpResponse<String> list) {
    return Said.json(list).objects("data").stream().map(each -> each.requiredString("id")).toList();
  }

  @Test
  void conversationOfAnotherOwnerIsAsUnknown() throws Exception {
    String ada = ring.user("ada");
    String eve = ring.user("eve");
    assertThat(ring.post(ada, "/v1/chat/completions", TALK).statusCode()).isEqualTo(200);
    String unknown = ring.get(eve, "/v1/conversations/milk").body();
    for (String key : List.of(eve, ring.admin())) {
      assertSame(ring.get(key, "/v1/conversations/tea"), unknown);
      assertSame(ring.get(key, "/v1/conversations/tea/items"), unknown);
      assertSame(ring.get(key, "/v1/conversations/tea/items/item_000000000001"), unknown);
      assertSame(ring.get(key, "/api/v1/conversations/tea/context"), unknown);
      assertSame(ring.post(key, "/v1/conversations/tea", "{\"metadata\":{}}"), unknown);
      assertSame(
          ring.post(
              key,
              "/v1/conversations/tea/items",
              "{\"items\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"),
          unknown);
      assertSame(ring.delete(key, "/v1/conversations/tea"), unknown);
      assertSame(ring.post(key, "/v1/chat/completions", TALK), unknown);
      assertThat(Said.json(ring.get(key, "/api/v1/conversations")).array("data")).isEmpty();
      assertThat(Said.json(ring.get(key, "/api/v1/conversations/search?q=Hi")).array("data"))
          .isEmpty();
    }
    assertThat(ids(ring.get(ada, "/api/v1/conversations"))).containsExactly("tea");
    assertThat(ids(ring.get(ada, "/api/v1/conversations/search?q=Hi"))).containsExactly("tea");
  }

  private static void assertSame(HttpResponse<String> answer, String unknown) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(unknown.replace("milk", "tea"));
  }

  @Test
  void keysOfOneOwnerShareWhatWasSaid() throws Exception {
    String laptop = ring.make("{\"name\":\"a\",\"owner\":\"ada\"}").requiredString("key");
    String phone = ring.make("{\"name\":\"b\",\"owner\":\"ada\"}").requiredString("key");
    assertThat(ring.post(laptop, "/v1/chat/completions", TALK).statusCode()).isEqualTo(200);
    assertThat(ring.get(phone, "/v1/conversations/tea").statusCode()).isEqualTo(200);
  }

  @Test
  void storeThatIsDownOpensNoDoor() throws Exception {
    edge.clock.advance(Duration.ofMinutes(1));
    edge.faults.failNext("get", 1);
    HttpResponse<String> answer = ring.get(ring.admin(), "/v1/models");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(ring.get(ring.admin(), "/v1/models").statusCode()).isEqualTo(200);
  }

  @Test
  void whatWasSaidBeforeTheFirstKeyIsItsOwn() throws Exception {
    try (Edge fresh = Edge.start()) {
      assertThat(fresh.post("/v1/chat/completions", TALK).statusCode()).isEqualTo(200);
      Keyring first = Keyring.lock(fresh);
      assertThat(first.get(first.admin(), "/v1/conversations/tea").statusCode()).isEqualTo(200);
      assertThat(first.get(first.user("eve"), "/v1/conversations/tea").statusCode()).isEqualTo(404);
    }
  }
}
