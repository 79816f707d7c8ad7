// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.job.Job;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as it was read.
 *
 * @param revision tells whether somebody changed it since
 */
record StoredJob(Job job, String revision) {
  /** The fields that {@link #read} takes, in its order. */
  static final byte[][] FIELDS = {
    Names.bytes("asked"), Names.bytes("state"), Names.bytes("claim"), Names.bytes("revision")
  };

  /** Empty when there is none. */
  static Optional<StoredJob> read(List<? extends @Nullable Object> fields) {
    String asked = text(fields.get(0));
    String state = text(fields.get(1));
    String revision = text(fields.get(3));
    return asked == null || state == null || revision == null
        ? Optional.empty()
        : Optional.of(new StoredJob(JobJson.read(asked, state, text(fields.get(2))), revision));
  }

  static @Nullable String text(@Nullable Object field) {
    return field instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null;
  }
}
