// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.engine.record.Sha256;
import dev.parley.port.JobQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks for what belongs to an owner to be removed. The job is that of whoever asks, so that they
 * may read the receipt; nothing of the owner is in it but the name.
 */
public final class Erasures {
  /** What these jobs are called. */
  public static final JobType TYPE = new JobType("owner.erasure");

  private final JobQueue queue;
  private final Function<NewJob, JobId> asking;
  private final Supplier<String> ids;

  /**
   * Asks by jobs.
   *
   * @param asking asks for one of that queue
   * @param ids makes ids that nobody else has
   */
  public Erasures(JobQueue queue, Function<NewJob, JobId> asking, Supplier<String> ids) {
    this.queue = queue;
    this.asking = asking;
    this.ids = ids;
  }

  /**
   * The job that removes it: a new one, unless this asker's waits already. While one runs, which
   * may be past what was made since, the next waits for it.
   */
  public Job ask(Owner asker, Owner owner) {
    RawJson payload = RawJson.of(owner.value());
    NewJob job =
        NewJob.of(new JobId("job_" + ids.get()), TYPE, payload, asker)
            .withKey(Sha256.hex(owner.value()));
    return asked(job);
  }

  private Job asked(NewJob job) {
    JobId id = asking.apply(job);
    return queue
        .get(id)
        .orElseThrow(
            () ->
                new StorageUnavailableException(
                    "job " + id + " was removed before it was begun; ask again"));
  }
}
