// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Background work, as its owner sees it. */
final class JobsTest {
  private static final String JOBS = "/api/v1/jobs";
  private static final JobType WORK = new JobType("work");
  private Edge edge;

  @SuppressWarnings("NullAway.Init") // each test begins with a server
  JobsTest() {}

  @BeforeEach
  void start() {
    edge = Edge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private void enqueue(String id, Owner owner) {
    edge.jobs.enqueue(NewJob.of(new JobId(id), WORK, RawJson.NULL, owner));
    edge.clock.advance(Duration.ofSeconds(1));
  }

  private Job take() {
    return edge.jobs.lease(Set.of(WORK), "worker", Duration.ofMinutes(1)).orElseThrow();
  }

  private JsonObject job(String id) throws Exception {
    HttpResponse<String> answer = edge.get(JOBS + "/" + id);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Said.json(answer);
  }

  @Test
  void jobTellsHowFarItIsAndHowItEnded() throws Exception {
    long created = edge.clock.instant().getEpochSecond();
    enqueue("a", Owner.LOCAL);
    assertThat(job("a").requiredString("status")).isEqualTo("queued");
    assertThat(job("a").requiredString("type")).isEqualTo("work");
    assertThat(job("a").integer("created_at")).hasValue(created);
    assertThat(job("a").integer("updated_at")).hasValue(created);

    Job taken = take();
    edge.jobs.renew(taken.lease(), 0.25, Duration.ofMinutes(1));
    assertThat(job("a").requiredString("status")).isEqualTo("running");
    assertThat(job("a").number("progress").orElseThrow()).isEqualByComparingTo("0.25");

    edge.jobs.settle(taken.lease(), new Outcome.Succeeded(new RawJson("{\"gone\":3}")));
    assertThat(job("a").requiredString("status")).isEqualTo("succeeded");
    assertThat(job("a").number("progress").orElseThrow()).isEqualByComparingTo("1");
    assertThat(job("a").object("result").orElseThrow().integer("gone")).hasValue(3);
    assertThat(job("a").integer("updated_at")).hasValue(created + 1);
  }

  @Test
  void jobThatFailedSaysWhy() throws Exception {
    enqueue("a", Owner.LOCAL);
    edge.jobs.settle(take().lease(), new Outcome.Failed("the disk is full", null));
    assertThat(job("a").requiredString("status")).isEqualTo("failed");
    assertThat(job("a").requiredString("error")).isEqualTo("the disk is full");
    assertThat(job("a").has("result")).isFalse();
  }

  @Test
  void jobsAreListedInPagesTheNewestFirst() throws Exception {
    for (String id : List.of("a", "b", "c")) {
      enqueue(id, Owner.LOCAL);
    }
    JsonObject page = Said.json(edge.get(JOBS + "?limit=2"));
    assertThat(ids(page)).containsExactly("c", "b");
    assertThat(page.requiredString("first_id")).isEqualTo("c");
    assertThat(page.requiredString("last_id")).isEqualTo("b");
    assertThat(page.bool("has_more")).hasValue(true);
    JsonObject rest = Said.json(edge.get(JOBS + "?limit=2&after=b"));
    assertThat(ids(rest)).containsExactly("a");
    assertThat(rest.bool("has_more")).hasValue(false);
    assertThat(ids(Said.json(edge.get(JOBS + "?order=desc")))).containsExactly("c", "b", "a");
    assertThat(ids(Said.json(edge.get(JOBS + "?order=asc&limit=2")))).containsExactly("a", "b");
    assertThat(ids(Said.json(edge.get(JOBS + "?order=asc&after=b")))).containsExactly("c");
    edge.jobs.cancel(new JobId("b"));
    assertThat(ids(Said.json(edge.get(JOBS + "?status=cancelled")))).containsExactly("b");
    assertThat(ids(Said.json(edge.get(JOBS + "?status=running")))).isEmpty();
  }

  @Test
  void askingForNonsenseIsRefused() throws Exception {
    assertThat(edge.get(JOBS + "?status=lost").statusCode()).isEqualTo(400);
    assertThat(edge.get(JOBS + "?limit=0").statusCode()).isEqualTo(400);
    assertThat(edge.get(JOBS + "?order=newest").statusCode()).isEqualTo(400);
    assertThat(edge.get(JOBS + "?after=nothing").statusCode()).isEqualTo(404);
    assertThat(edge.get(JOBS + "/no.id").statusCode()).isEqualTo(400);
    HttpResponse<String> unknown = edge.get(JOBS + "/nothing");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(Said.error(unknown).requiredString("code")).isEqualTo("job_not_found");
  }

  @Test
  void jobIsCalledOff() throws Exception {
    enqueue("a", Owner.LOCAL);
    HttpResponse<String> answer = edge.post(JOBS + "/a/cancel", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Said.json(answer).requiredString("status")).isEqualTo("cancelled");
    assertThat(edge.post(JOBS + "/b/cancel", "").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherOwnersJobIsNotThere() throws Exception {
    Keyring ring = Keyring.lock(edge);
    String anna = ring.make("{\"name\":\"a\",\"owner\":\"anna\"}").requiredString("key");
    String ben = ring.make("{\"name\":\"b\",\"owner\":\"ben\"}").requiredString("key");
    enqueue("a", new Owner("anna"));
    assertThat(ring.get(anna, JOBS + "/a").statusCode()).isEqualTo(200);
    assertThat(ring.get(ben, JOBS + "/a").statusCode()).isEqualTo(404);
    assertThat(ids(Said.json(ring.get(ben, JOBS)))).isEmpty();
    assertThat(ring.get(ben, JOBS + "?after=a").statusCode()).isEqualTo(404);
    assertThat(ring.post(ben, JOBS + "/a/cancel", "").statusCode()).isEqualTo(404);
    assertThat(ring.post(anna, JOBS + "/a/cancel", "").statusCode()).isEqualTo(200);
    assertThat(edge.get(JOBS).statusCode()).isEqualTo(401);
  }

  private static List<String> ids(JsonObject page) {
    return page.objects("data").stream().map(job -> job.requiredString("id")).toList();
  }
}
