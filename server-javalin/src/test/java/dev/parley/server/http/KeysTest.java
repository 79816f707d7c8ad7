// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/v1/keys}. */
final class KeysTest {
  private static final String KEYS = Keyring.KEYS;
  private final Edge edge = Edge.start();

  @AfterEach
  void stop() {
    edge.close();
  }

  private static String code(HttpResponse<String> answer) {
    return Said.error(answer).requiredString("code");
  }

  @Test
  void keyThatIsMadeIsShownOnce() throws Exception {
    HttpResponse<String> made = edge.post(KEYS, "{\"name\":\"first\",\"role\":\"admin\"}");
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    JsonObject key = Said.json(made);
    String text = key.requiredString("key");
    String id = key.requiredString("id");
    assertThat(text).matches("pk_" + id + "_[0-9a-f]{64}");
    assertThat(made.body())
        .isEqualTo(
            "{\"id\":\""
                + id
                + "\",\"object\":\"api_key\",\"key\":\""
                + text
                + "\",\"name\":\"first\",\"role\":\"admin\",\"owner\":\"local\",\"models\":null,"
                + "\"status\":\"active\",\"created_at\":1767323045,\"expires_at\":null}");
    assertThat(edge.get(KEYS).statusCode()).isEqualTo(401);
    HttpResponse<String> list = edge.send(authorized(text, KEYS));
    assertThat(list.body()).contains(id).doesNotContain("\"key\"", text, "sha256", "hash");
  }

  private HttpRequest.Builder authorized(String key, String path) {
    return HttpRequest.newBuilder(edge.uri(path)).header("Authorization", "Bearer " + key);
  }

  @Test
  void keyIsAsItWasAskedFor() throws Exception {
    Keyring ring = Keyring.lock(edge);
    JsonObject made =
        ring.make(
            "{\"name\":\"bot\",\"role\":\"user\",\"owner\":\"team\",\"limits\":{},"
                + "\"models\":[\"default\",\"openai/*\"],\"expires_at\":1767326645}");
    assertThat(made.requiredString("owner")).isEqualTo("team");
    assertThat(made.requiredString("role")).isEqualTo("user");
    assertThat(made.array("models").toString()).isEqualTo("[\"default\", \"openai/*\"]");
    assertThat(made.integer("expires_at")).hasValue(1767326645);
    JsonObject plain = ring.make("{\"name\":\"plain\"}");
    assertThat(plain.requiredString("owner")).isEqualTo(plain.requiredString("id"));
    assertThat(plain.requiredString("role")).isEqualTo("user");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                  | name                       |"
            + " missing_required_parameter",
        "{'name':''}                         | name                       | invalid_value",
        "{'name':'a','role':'root'}          | role                       | invalid_value",
        "{'name':'a','owner':'a b'}          | owner                      | invalid_value",
        "{'name':'a','owner':''}             | owner                      | invalid_value",
        "{'name':'a','models':[]}            | models                     | invalid_value",
        "{'name':'a','models':[1]}           | models[0]                  | invalid_value",
        "{'name':'a','models':'default'}     | models                     | invalid_value",
        "{'name':'a','expires_at':1}         | expires_at                 | invalid_value",
        "{'name':'a','expires_at':'soon'}    | expires_at                 | invalid_value",
        "{'name':'a','expires_at':1e18}      | expires_at                 | invalid_value",
        "{'name':'a','admin':true}           | admin                      | unknown_parameter",
        "{'name':'a','limits':{'usd':1}}     | limits.usd                 | unknown_parameter",
        "{'name':'a','limits':{'usd_per_day':1}} | limits.usd_per_day     | unsupported_parameter",
        "{'name':'a','limits':{'concurrent_requests':1}} | limits.concurrent_requests |"
            + " unsupported_parameter",
      })
  void whatIsWrongIsSaid(String json, String param, String code) throws Exception {
    Keyring ring = Keyring.lock(edge);
    HttpResponse<String> answer = ring.post(ring.admin(), KEYS, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(Said.error(answer).requiredString("param")).isEqualTo(param);
  }

  @Test
  void firstKeyCanNotLockEverybodyOut() throws Exception {
    HttpResponse<String> answer = edge.post(KEYS, "{\"name\":\"a\",\"role\":\"user\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Said.error(answer).requiredString("message")).contains("must be an admin's");
    assertThat(edge.get("/v1/models").statusCode()).isEqualTo(200);
  }

  @Test
  void rotatedKeyWorksBesideTheOldOneUntilTheOverlapEnds() throws Exception {
    Keyring ring = Keyring.lock(edge);
    JsonObject made = ring.make("{\"name\":\"bot\"}");
    String old = made.requiredString("key");
    String path = KEYS + "/" + made.requiredString("id") + "/rotate";
    HttpResponse<String> answer = ring.post(ring.admin(), path, "{\"overlap_seconds\":60}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject rotated = Said.json(answer);
    String fresh = rotated.requiredString("key");
    assertThat(rotated.requiredString("id")).isEqualTo(made.requiredString("id"));
    assertThat(rotated.requiredString("owner")).isEqualTo(made.requiredString("owner"));
    assertThat(rotated.integer("old_key_until"))
        .hasValue(edge.clock.instant().getEpochSecond() + 60);
    assertThat(ring.get(old, "/v1/models").statusCode()).isEqualTo(200);
    assertThat(ring.get(fresh, "/v1/models").statusCode()).isEqualTo(200);
    edge.clock.advance(Duration.ofSeconds(60));
    assertThat(ring.get(old, "/v1/models").statusCode()).isEqualTo(401);
    assertThat(ring.get(fresh, "/v1/models").statusCode()).isEqualTo(200);
  }

  @Test
  void rotationWithoutOverlapEndsTheOldKeyAtOnce() throws Exception {
    Keyring ring = Keyring.lock(edge);
    JsonObject made = ring.make("{\"name\":\"bot\"}");
    String old = made.requiredString("key");
    assertThat(ring.get(old, "/v1/models").statusCode()).isEqualTo(200);
    String path = KEYS + "/" + made.requiredString("id") + "/rotate";
    assertThat(ring.post(ring.admin(), path, "{\"overlap_seconds\":0}").statusCode())
        .isEqualTo(200);
    assertThat(ring.get(old, "/v1/models").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"-1", "2592001", "1.5", "'\"a day\"'"})
  void overlapIsBounded(String seconds) throws Exception {
    Keyring ring = Keyring.lock(edge);
    String id = ring.make("{\"name\":\"bot\"}").requiredString("id");
    HttpResponse<String> answer =
        ring.post(
            ring.admin(), KEYS + "/" + id + "/rotate", "{\"overlap_seconds\":" + seconds + "}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Said.error(answer).requiredString("param")).isEqualTo("overlap_seconds");
  }

  @Test
  void revokedKeyOpensNothingFromThenOn() throws Exception {
    Keyring ring = Keyring.lock(edge);
    JsonObject made = ring.make("{\"name\":\"bot\"}");
    String key = made.requiredString("key");
    String path = KEYS + "/" + made.requiredString("id");
    assertThat(ring.get(key, "/v1/models").statusCode()).isEqualTo(200);
    HttpResponse<String> revoked = ring.delete(ring.admin(), path);
    assertThat(Said.json(revoked).requiredString("status")).isEqualTo("revoked");
    HttpResponse<String> refused = ring.get(key, "/v1/models");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Said.error(refused).requiredString("message")).contains("was revoked at 2026-01-02");
    assertThat(ring.delete(ring.admin(), path).body()).isEqualTo(revoked.body());
    HttpResponse<String> rotated = ring.post(ring.admin(), path + "/rotate", "");
    assertThat(rotated.statusCode()).isEqualTo(409);
    assertThat(code(rotated)).isEqualTo("key_revoked");
  }

  @Test
  void lastKeyThatIsRevokedLeavesTheDoorLocked() throws Exception {
    Keyring ring = Keyring.lock(edge);
    String id =
        Said.json(ring.get(ring.admin(), KEYS)).objects("data").getFirst().requiredString("id");
    assertThat(ring.delete(ring.admin(), KEYS + "/" + id).statusCode()).isEqualTo(200);
    assertThat(edge.get("/v1/models").statusCode()).isEqualTo(401);
    assertThat(edge.post(KEYS, "{\"name\":\"again\"}").statusCode()).isEqualTo(401);
  }

  @Test
  void unknownKeyIsNotFound() throws Exception {
    Keyring ring = Keyring.lock(edge);
    HttpResponse<String> answer = ring.delete(ring.admin(), KEYS + "/nobody");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("key_not_found");
    assertThat(ring.delete(ring.admin(), KEYS + "/no-body").statusCode()).isEqualTo(400);
    assertThat(ring.get(ring.admin(), KEYS + "?after=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void keysAreListedInPagesTheNewestFirst() throws Exception {
    Keyring ring = Keyring.lock(edge);
    edge.clock.advance(Duration.ofSeconds(1));
    String second = ring.make("{\"name\":\"second\"}").requiredString("id");
    edge.clock.advance(Duration.ofSeconds(1));
    String third = ring.make("{\"name\":\"third\"}").requiredString("id");
    JsonObject page = Said.json(ring.get(ring.admin(), KEYS + "?limit=2"));
    assertThat(names(page)).containsExactly("third", "second");
    assertThat(page.requiredString("first_id")).isEqualTo(third);
    assertThat(page.requiredString("last_id")).isEqualTo(second);
    assertThat(page.bool("has_more")).contains(true);
    JsonObject rest = Said.json(ring.get(ring.admin(), KEYS + "?limit=2&after=" + second));
    assertThat(names(rest)).containsExactly("first");
    assertThat(rest.bool("has_more")).contains(false);
  }

  private static List<String> names(JsonObject page) {
    return page.objects("data").stream().map(key -> key.requiredString("name")).toList();
  }
}
