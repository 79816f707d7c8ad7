// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobState;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import dev.parley.json.Times;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parts of a job as JSON: what was asked for, what became of it, and a lease of it. */
final class JobJson {
  private JobJson() {}

  static String asked(Job job) {
    NewJob asked = job.asked();
    return Json.text(
        out -> {
          out.beginObject()
              .field("id", asked.id().value())
              .field("type", asked.type().value())
              .field("owner", asked.owner().value())
              .fieldIfPresent("key", asked.key())
              .field("payload", asked.payload().text());
          time(out, "not_before", asked.notBefore());
          out.field("most_attempts", asked.mostAttempts());
          time(out, "created_at", job.createdAt());
          out.endObject();
        });
  }

  static String state(JobState state) {
    RawJson result = state.result();
    return Json.text(
        out -> {
          out.beginObject()
              .field("status", state.status().wireName())
              .field("attempts", state.attempts())
              .name("progress")
              .value(BigDecimal.valueOf(state.progress()))
              .field("cancel_requested", state.cancelRequested());
          time(out, "due", state.due());
          time(out, "updated_at", state.updatedAt());
          out.field("lease", state.lease())
              .fieldIfPresent("holder", state.holder())
              .fieldIfPresent("error", state.error())
              .fieldIfPresent("result", result == null ? null : result.text())
              .endObject();
        });
  }

  static String claim(String holder, Instant until, Instant now) {
    return Json.text(
        out -> {
          out.beginObject().field("holder", holder);
          time(out, "until", until);
          time(out, "at", now);
          out.endObject();
        });
  }

  /** Any text within a key: whole characters, and no two alike. */
  static String quoted(String text) {
    return Json.text(out -> out.value(text));
  }

  private static void time(JsonWriter out, String name, @Nullable Instant time) {
    if (time != null) {
      out.field(name, Times.text(name, time));
    }
  }

  /**
   * The job as it is.
   *
   * @param claim the lease that was taken since the state was written; null for none
   */
  static Job read(String asked, String state, @Nullable String claim) {
    JsonObject json = object(asked);
    Job job =
        new Job(
            asked(json), Times.instant(json.requiredString("created_at")), state(object(state)));
    if (claim == null) {
      return job;
    }
    JsonObject lease = object(claim);
    return job.with(
        job.state()
            .begun(
                lease.requiredString("holder"),
                Times.instant(lease.requiredString("until")),
                Times.instant(lease.requiredString("at"))));
  }

  private static NewJob asked(JsonObject json) {
    return new NewJob(
        new JobId(json.requiredString("id")),
        new JobType(json.requiredString("type")),
        new RawJson(json.requiredString("payload")),
        new Owner(json.requiredString("owner")),
        json.string("key").orElse(null),
        json.string("not_before").map(Times::instant).orElse(null),
        (int) json.integer("most_attempts").orElseThrow());
  }

  private static JobState state(JsonObject json) {
    return new JobState(
        JobStatus.of(json.requiredString("status")).orElseThrow(),
        (int) json.integer("attempts").orElseThrow(),
        json.number("progress").orElseThrow().doubleValue(),
        json.bool("cancel_requested").orElseThrow(),
        Times.instant(json.requiredString("due")),
        Times.instant(json.requiredString("updated_at")),
        json.integer("lease").orElseThrow(),
        json.string("holder").orElse(null),
        json.string("error").orElse(null),
        json.string("result").map(RawJson::new).orElse(null));
  }

  private static JsonObject object(String json) {
    return JsonObject.of(new RawJson(json));
  }
}
