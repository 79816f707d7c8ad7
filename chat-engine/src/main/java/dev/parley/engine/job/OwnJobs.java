// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.port.JobQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner does with jobs. Another owner's job is not found, like one that is not there. */
public final class OwnJobs {
  private final JobQueue queue;

  public OwnJobs(JobQueue queue) {
    this.queue = queue;
  }

  /**
   * The job.
   *
   * @throws NotFoundException {@code job_not_found}
   */
  public Job get(Owner owner, JobId id) {
    return queue
        .get(id)
        .filter(job -> job.owner().equals(owner))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "job_not_found",
                    "job " + id + " is not there: it was another's, or was over long ago"));
  }

  /**
   * The owner's jobs, the newest first.
   *
   * @param status null for all
   * @param after the last one of the page before; null for the first page
   * @param limit 1 to {@link JobQueue#LARGEST_PAGE}
   * @throws NotFoundException {@code job_not_found}, for an {@code after} that is not there
   */
  public List<Job> list(Owner owner, @Nullable JobStatus status, @Nullable JobId after, int limit) {
    return queue.list(owner, status, after == null ? null : get(owner, after), limit);
  }

  /** As {@link #list}, the oldest first. */
  public List<Job> listOldest(
      Owner owner, @Nullable JobStatus status, @Nullable JobId after, int limit) {
    return queue.listOldest(owner, status, after == null ? null : get(owner, after), limit);
  }

  /**
   * Calls the job off: one that waits is over at once, one that runs within a while, one that is
   * over stays as it is.
   *
   * @throws NotFoundException {@code job_not_found}
   */
  public Job cancel(Owner owner, JobId id) {
    return queue.cancel(get(owner, id).id()).orElseGet(() -> get(owner, id));
  }
}
