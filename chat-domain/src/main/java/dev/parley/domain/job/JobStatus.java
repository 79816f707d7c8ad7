// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a job stands. */
public enum JobStatus {
  /** It waits for a worker. */
  QUEUED,
  /** A worker has it. */
  RUNNING,
  /** It was done. */
  SUCCEEDED,
  /** It was tried as often as it may be, or can't succeed: nobody tries it again. */
  FAILED,
  /** It was called off. */
  CANCELLED;

  /** Whether nothing more becomes of it. */
  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }

  /** The word for it in the API, for instance {@code queued}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status that the API has that word for. */
  public static Optional<JobStatus> of(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
