// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.Outcome;
import dev.parley.engine.erasure.Erasures;
import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may have what removed, and what they are answered. */
final class ErasureTest {
  private Edge edge;

  @SuppressWarnings("NullAway.Init") // each test begins with a server
  ErasureTest() {}

  @BeforeEach
  void start() {
    edge = Edge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private static String data(String owner) {
    return "/api/v1/owners/" + owner + "/data";
  }

  private static JsonObject accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonObject job = Said.json(answer);
    assertThat(job.requiredString("object")).isEqualTo("job");
    assertThat(job.requiredString("type")).isEqualTo("owner.erasure");
    return job;
  }

  private Job take() {
    return edge.jobs.lease(Set.of(Erasures.TYPE), "worker", Duration.ofMinutes(1)).orElseThrow();
  }

  @Test
  void withoutKeysTheOneOwnerIsErased() throws Exception {
    JsonObject job = accepted(edge.delete(data("local")));
    assertThat(job.requiredString("status")).isEqualTo("queued");
    Job taken = take();
    assertThat(taken.asked().payload()).isEqualTo(RawJson.of("local"));
    String id = job.requiredString("id");
    assertThat(taken.id().value()).isEqualTo(id);
    edge.jobs.settle(
        taken.lease(), new Outcome.Succeeded(new RawJson("{\"owner\":\"local\",\"items\":3}")));
    JsonObject over = Said.json(edge.get("/api/v1/jobs/" + id));
    assertThat(over.object("result").orElseThrow().integer("items")).hasValue(3);
  }

  @Test
  void askedAgainItIsTheSameJobUntilThatBegins() throws Exception {
    String first = accepted(edge.delete(data("local"))).requiredString("id");
    assertThat(accepted(edge.delete(data("local"))).requiredString("id")).isEqualTo(first);
    Job taken = take();
    JsonObject next = accepted(edge.delete(data("local")));
    assertThat(next.requiredString("id")).isNotEqualTo(first);
    assertThat(next.requiredString("status")).isEqualTo("queued");
    edge.jobs.settle(taken.lease(), new Outcome.Succeeded(RawJson.NULL));
    assertThat(accepted(edge.delete(data("local"))).requiredString("id")).isNotEqualTo(first);
  }

  @Test
  void userMayEraseTheirOwnAloneAndAnAdministratorThatOfAll() throws Exception {
    Keyring ring = Keyring.lock(edge);
    String anna = ring.make("{\"name\":\"a\",\"owner\":\"a@b.c+d:e\"}").requiredString("key");
    String ben = ring.make("{\"name\":\"b\",\"owner\":\"ben\"}").requiredString("key");
    String own = accepted(ring.delete(anna, data("a@b.c+d:e"))).requiredString("id");
    assertThat(take().asked().payload()).isEqualTo(RawJson.of("a@b.c+d:e"));
    assertThat(ring.get(anna, "/api/v1/jobs/" + own).statusCode()).isEqualTo(200);

    HttpResponse<String> refused = ring.delete(ben, data("a@b.c+d:e"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Said.error(refused).requiredString("code")).isEqualTo("admin_key_required");
    assertThat(ring.delete(ben, data("nobody")).statusCode()).isEqualTo(403);
    assertThat(edge.delete(data("ben")).statusCode()).isEqualTo(401);

    String asked = accepted(ring.delete(ring.admin(), data("ben"))).requiredString("id");
    assertThat(ring.get(ring.admin(), "/api/v1/jobs/" + asked).statusCode()).isEqualTo(200);
    assertThat(ring.get(ben, "/api/v1/jobs/" + asked).statusCode()).isEqualTo(404);
  }

  @Test
  void ownerThatNoKeyCanHaveIsRefused() throws Exception {
    for (String owner : new String[] {"~parley", "a%20b", "a".repeat(129)}) {
      HttpResponse<String> refused = edge.delete(data(owner));
      assertThat(refused.statusCode()).as(owner).isEqualTo(400);
      assertThat(Said.error(refused).requiredString("param")).isEqualTo("owner");
    }
    assertThat(edge.get(data("local")).statusCode()).isEqualTo(405);
  }
}
