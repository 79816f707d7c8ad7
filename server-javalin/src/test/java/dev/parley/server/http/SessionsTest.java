// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Usage;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small API, as its clients see it. */
final class SessionsTest {
  private static final String SESSIONS = "/api/v1/chat/session";
  private static final String TEXT = "/api/v1/chat/chat/text";
  private static final String UNKNOWN = "0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a69";
  private Edge edge;

  @SuppressWarnings("NullAway.Init") // each test begins with a server
  SessionsTest() {}

  @BeforeEach
  void start() {
    edge = Edge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private String begun() throws Exception {
    return Said.json(ok(edge.post(SESSIONS, ""))).requiredString("session_id");
  }

  private static String body(String id, String message) {
    return Json.text(
        out -> out.beginObject().field("session_id", id).field("message", message).endObject());
  }

  private HttpResponse<String> say(String id, String message) throws Exception {
    return edge.post(TEXT, body(id, message));
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private List<String> history(String id) throws Exception {
    return Said.json(ok(edge.get(SESSIONS + "/" + id))).objects("history").stream()
        .map(said -> said.requiredString("user") + " > " + said.requiredString("ai"))
        .toList();
  }

  private static void assertAbsent(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    JsonObject error = Said.error(answer);
    assertThat(error.requiredString("type")).isEqualTo("not_found_error");
    assertThat(error.requiredString("code")).isEqualTo("session_not_found");
    assertThat(error.requiredString("message")).contains("POST /api/v1/chat/session");
  }

  @Test
  void answersHaveTheirShapesAndNothingMore() throws Exception {
    long created = edge.clock.instant().getEpochSecond();
    HttpResponse<String> made = ok(edge.post(SESSIONS, ""));
    String id = Said.json(made).requiredString("session_id");
    assertThat(made.body()).isEqualTo("{\"session_id\":\"%s\"}".formatted(id));
    assertThat(edge.get(SESSIONS + "/" + id).body())
        .isEqualTo(
            "{\"session_id\":\"%s\",\"history\":[],\"metadata\":{\"created_at\":%d,\"last_updated\":%d}}"
                .formatted(id, created, created));
    edge.clock.advance(Duration.ofSeconds(9));
    edge.model.enqueue(Script.text("Green ", "\"tea\"."));
    assertThat(ok(say(id, "Which tea?")).body()).isEqualTo("{\"response\":\"Green \\\"tea\\\".\"}");
    String whole =
        "{\"session_id\":\"%s\",\"history\":[{\"user\":\"Which tea?\",\"ai\":\"Green \\\"tea\\\".\"}],\"metadata\":{\"created_at\":%d,\"last_updated\":%d}}"
            .formatted(id, created, created + 9);
    assertThat(edge.get(SESSIONS + "/" + id).body()).isEqualTo(whole);
    assertThat(ok(edge.delete(SESSIONS + "/" + id)).body()).isEqualTo(whole);
    assertAbsent(edge.get(SESSIONS + "/" + id));
  }

  @Test
  void modelIsToldWhatWasSaidBefore() throws Exception {
    String id = begun();
    ok(say(id, "first"));
    ok(say(id, "second"));
    assertThat(edge.model.lastRequest().messages())
        .extracting(message -> message.text())
        .containsExactly("You are a helpful assistant.", "first", "first", "second");
  }

  @Test
  void costOfAnAnswerIsTold() throws Exception {
    String id = begun();
    edge.model.enqueue(Script.text("ok").thenUsage(Usage.of(1_000_000, 0)));
    assertThat(ok(say(id, "Hi")).headers().firstValue(Costs.HEADER)).isPresent();
  }

  @Test
  void sessionEndsAnHourAfterItsLastUse() throws Exception {
    String id = begun();
    edge.clock.advance(Duration.ofMinutes(59));
    ok(edge.get(SESSIONS + "/" + id));
    edge.clock.advance(Duration.ofMinutes(59));
    ok(say(id, "Hi"));
    edge.clock.advance(Duration.ofMinutes(60));
    assertAbsent(say(id, "Hi"));
    assertAbsent(edge.get(SESSIONS + "/" + id));
    assertAbsent(edge.delete(SESSIONS + "/" + id));
    assertThat(edge.model.requests()).hasSize(1);
  }

  @Test
  void unknownSessionIsA404ForEveryCall() throws Exception {
    assertAbsent(say(UNKNOWN, "Hi"));
    assertAbsent(edge.get(SESSIONS + "/" + UNKNOWN));
    assertAbsent(edge.delete(SESSIONS + "/" + UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|session_id|missing_required_parameter|session_id is missing",
        "{\"session_id\":\"UNKNOWN\"}|message|missing_required_parameter|message is missing",
        "{\"session_id\":7,\"message\":\"Hi\"}|session_id|invalid_value|session_id is 7: give a"
            + " string",
        "{\"session_id\":\"tea\",\"message\":\"Hi\"}|session_id|invalid_value|session_id is tea:"
            + " give the UUID",
        "{\"session_id\":\"UNKNOWN\",\"message\":\"\"}|message|invalid_value|message is empty: say"
            + " something",
        "{\"session_id\":\"UNKNOWN\",\"message\":\" \"}|message|invalid_value|in up to 200000"
            + " characters",
        "{\"session_id\":\"UNKNOWN\",\"message\":\"LONG\"}|message|invalid_value|message has 200001"
            + " characters: give up to 200000",
        "{\"session_id\":\"UNKNOWN\",\"mesage\":\"Hi\"}|mesage|unknown_parameter|did you mean"
            + " message?",
        "{\"session_id\":\"UNKNOWN\",\"message\":\"\\ud83d\"}|message|invalid_value|surrogate"
      })
  void whatIsWrongIsNamedWithItsFix(String json, String param, String code, String words)
      throws Exception {
    HttpResponse<String> refused =
        edge.post(TEXT, json.replace("UNKNOWN", UNKNOWN).replace("LONG", "x".repeat(200_001)));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    JsonObject error = Said.error(refused);
    assertThat(error.requiredString("type")).isEqualTo("invalid_request_error");
    assertThat(error.requiredString("param")).isEqualTo(param);
    assertThat(error.requiredString("code")).isEqualTo(code);
    assertThat(error.requiredString("message")).contains(words);
  }

  @Test
  void pathThatIsNoUuidAndFieldsOfANewSessionAreRefused() throws Exception {
    HttpResponse<String> odd = edge.get(SESSIONS + "/tea");
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(Said.error(odd).requiredString("param")).isEqualTo("session_id");
    HttpResponse<String> made = edge.post(SESSIONS, "{\"name\":\"tea\"}");
    assertThat(made.statusCode()).isEqualTo(400);
    assertThat(Said.error(made).requiredString("message"))
        .isEqualTo("name is unknown: leave it out, there are no fields");
    ok(edge.post(SESSIONS, "{}"));
    assertThat(edge.get(SESSIONS).statusCode()).isEqualTo(405);
    assertThat(edge.get(TEXT).statusCode()).isEqualTo(405);
  }

  @Test
  void usersHaveSessionsOfTheirOwn() throws Exception {
    Keyring ring = Keyring.lock(edge);
    String anna = ring.user("anna");
    String ben = ring.user("ben");
    String id = Said.json(ok(ring.post(anna, SESSIONS, "{}"))).requiredString("session_id");
    ok(ring.post(anna, TEXT, body(id, "Hi")));
    assertAbsent(ring.post(ben, TEXT, body(id, "Hi")));
    assertAbsent(ring.get(ben, SESSIONS + "/" + id));
    assertAbsent(ring.delete(ben, SESSIONS + "/" + id));
    assertAbsent(ring.get(ring.admin(), SESSIONS + "/" + id));
    assertThat(edge.post(SESSIONS, "").statusCode()).isEqualTo(401);
    assertThat(say(id, "Hi").statusCode()).isEqualTo(401);
    ok(ring.delete(anna, SESSIONS + "/" + id));
  }

  @Test
  void keyThatMayNotUseTheDefaultRouteMayNotChat() throws Exception {
    Keyring ring = Keyring.lock(edge);
    String key =
        ring.make("{\"name\":\"narrow\",\"models\":[\"mute/mute\"]}").requiredString("key");
    String id = Said.json(ok(ring.post(key, SESSIONS, "{}"))).requiredString("session_id");
    HttpResponse<String> refused = ring.post(key, TEXT, body(id, "Hi"));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(edge.model.requests()).isEmpty();
  }

  @Test
  void sameKeyOfIdempotencyRunsOnce() throws Exception {
    String first = edge.post(SESSIONS, "", "Idempotency-Key", "begin").body();
    assertThat(edge.post(SESSIONS, "", "Idempotency-Key", "begin").body()).isEqualTo(first);
    String id = JsonObject.parse(first).requiredString("session_id");
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> said = edge.post(TEXT, body(id, "Hi"), "Idempotency-Key", "say");
      assertThat(ok(said).body()).isEqualTo("{\"response\":\"Hi\"}");
    }
    assertThat(history(id)).containsExactly("Hi > Hi");
  }

  @Test
  void twoMessagesAtOnceAreBothKept() throws Exception {
    String id = begun();
    Gate gate = new Gate();
    edge.model.enqueue(Script.waiting(gate).thenText("slow"), Script.text("quick"));
    CompletableFuture<HttpResponse<String>> slow = edge.posting(TEXT, body(id, "first"));
    gate.awaitReached();
    ok(say(id, "second"));
    gate.open();
    assertThat(ok(slow.join()).body()).isEqualTo("{\"response\":\"slow\"}");
    assertThat(history(id)).containsExactly("second > quick", "first > slow");
  }

  @Test
  void providerThatFailsInTheMiddleLeavesTheSessionAsItWas() throws Exception {
    String id = begun();
    ok(say(id, "before"));
    edge.model.enqueue(
        Script.text("half an ans")
            .thenFail(new ProviderUnavailableException("provider_error", "it broke")));
    HttpResponse<String> failed = say(id, "Hi");
    assertThat(failed.statusCode()).isEqualTo(502);
    assertThat(Said.error(failed).requiredString("type")).isEqualTo("provider_error");
    assertThat(history(id)).containsExactly("before > before");
  }

  @Test
  void storeThatIsDownIsA503AndNothingIsSaid() throws Exception {
    String id = begun();
    edge.faults.failNext("append", 1);
    HttpResponse<String> failed = say(id, "Hi");
    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.headers().firstValue("retry-after")).isPresent();
    assertThat(history(id)).isEmpty();
  }

  @Test
  void clientThatLeavesStopsTheModelAndLeavesTheSessionAsItWas() throws Exception {
    String id = begun();
    Gate gate = new Gate();
    edge.model.enqueue(Script.text("half").thenWait(gate));
    String json = body(id, "Hi");
    try (Wire wire = edge.wire()) {
      wire.post(TEXT, json);
      gate.awaitReached();
    }
    Await.until("the model is not asked any more", () -> edge.model.cancelled() == 1);
    assertThat(history(id)).isEmpty();
  }
}
