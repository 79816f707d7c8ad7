// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobType;

/**
 * Does the jobs of one type. A job may be done more than once, and by two at a time where one of
 * them is thought dead: doing it again must change nothing.
 */
public interface JobHandler {
  JobType type();

  /**
   * Does one, on a thread of its own that is interrupted when it is to stop.
   *
   * @return what came of it; {@link RawJson#NULL} for nothing
   * @throws dev.parley.domain.error.ParleyException when it can't be done: it is tried again later
   *     if that is {@link dev.parley.domain.error.ParleyException#retryable}, and its message tells
   *     the job's owner why
   * @throws RuntimeException when it can't be done: it is tried again later
   * @throws InterruptedException when it was to stop
   */
  RawJson run(Job job, JobContext context) throws InterruptedException;
}
