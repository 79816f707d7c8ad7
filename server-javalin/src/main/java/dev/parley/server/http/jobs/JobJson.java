// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.jobs;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.job.Job;
import dev.parley.json.JsonWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
final class JobJson {
  private JobJson() {}

  static void write(JsonWriter out, Job job) {
    RawJson result = job.state().result();
    out.beginObject()
        .field("id", job.id().value())
        .field("object", "job")
        .field("type", job.type().value())
        .field("status", job.status().wireName())
        .name("progress")
        .value(BigDecimal.valueOf(job.state().progress()))
        .fieldOrNull("error", job.state().error())
        .fieldIfPresent("result", isNothing(result) ? null : result)
        .field("created_at", job.createdAt().getEpochSecond())
        .field("updated_at", job.state().updatedAt().getEpochSecond())
        .endObject();
  }

  private static boolean isNothing(@Nullable RawJson result) {
    return result == null || result.isNull();
  }
}
