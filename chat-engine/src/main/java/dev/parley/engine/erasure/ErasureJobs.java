// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.engine.job.JobContext;
import dev.parley.engine.job.JobHandler;
import dev.parley.engine.job.Retention;
import dev.parley.port.RecordStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Goes through all places. One that fails keeps none of the others from being gone through; the
 * attempt fails for it at the end, and the next one goes through all of them again. What went is
 * noted, so that the receipt tells of all attempts.
 */
public final class ErasureJobs implements JobHandler {
  private static final String NOTES = "erasure";

  private final List<Place> places;
  private final RecordStore records;
  private final Clock clock;

  /**
   * Erases in these places, in their order.
   *
   * @param records holds the counts of attempts that failed, as long as jobs are kept
   */
  public ErasureJobs(List<Place> places, RecordStore records, Clock clock) {
    this.places = List.copyOf(places);
    this.records = records;
    this.clock = clock;
  }

  @Override
  public JobType type() {
    return Erasures.TYPE;
  }

  @Override
  public RawJson run(Job job, JobContext context) {
    Owner owner = new Owner(job.asked().payload().asString());
    Erasing erasing =
        new Erasing(
            owner, noted(job.id()), context::checkCancelled, counts -> note(job.id(), counts));
    List<RuntimeException> failures = new ArrayList<>();
    int done = 0;
    for (Place place : places) {
      context.checkCancelled();
      try {
        place.erase(erasing);
      } catch (CancellationException e) {
        throw e;
      } catch (RuntimeException e) {
        failures.add(e);
      }
      done++;
      context.progress((double) done / places.size());
    }
    if (!failures.isEmpty()) {
      throw all(failures);
    }
    return erasing.counts().receipt(owner);
  }

  /** One that is worth another attempt, else the first; it tells of the others too. */
  private static RuntimeException all(List<RuntimeException> failures) {
    RuntimeException first =
        failures.stream().filter(ErasureJobs::mayPass).findFirst().orElseGet(failures::getFirst);
    failures.stream().filter(each -> !each.equals(first)).forEach(first::addSuppressed);
    return first;
  }

  private static boolean mayPass(RuntimeException failure) {
    return !(failure instanceof ParleyException known) || known.retryable();
  }

  private Counts noted(JobId job) {
    return records.get(key(job)).map(note -> Counts.read(note.document())).orElse(Counts.NONE);
  }

  private void note(JobId job, Counts counts) {
    long version = records.get(key(job)).map(RecordStore.Stored::version).orElse(0L);
    long unused =
        records.put(
            key(job), counts.document(), version, clock.instant().plus(Retention.JOBS_KEPT));
  }

  private static RecordStore.Key key(JobId job) {
    return new RecordStore.Key(NOTES, job.value());
  }
}
