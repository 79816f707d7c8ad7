// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.port.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Removes each day what is kept no longer: a job that asks for the next one of its kind before it
 * begins, so that there is always one, and never two.
 */
public final class Retention implements JobHandler {
  /** How long jobs that are over are kept. */
  public static final Duration JOBS_KEPT = Duration.ofDays(7);

  /** Whose job it is: nobody's key can have that owner. */
  public static final Owner NOBODY = new Owner("~parley");

  private static final JobType TYPE = new JobType("retention");
  private static final Duration EVERY = Duration.ofDays(1);

  /** Few at a time, so that whoever else writes need not wait for long. */
  private static final int AT_ONCE = 20;

  private final JobQueue queue;
  private final List<Rule> rules;
  private final Clock clock;
  private final Supplier<String> ids;

  /**
   * Removes as these rules say.
   *
   * @param ids makes ids that nobody else has
   */
  public Retention(JobQueue queue, List<Rule> rules, Clock clock, Supplier<String> ids) {
    this.queue = queue;
    this.rules = List.copyOf(rules);
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What is removed, and when.
   *
   * @param what its name in the job's result, letters and underscores
   * @param kept how long it is kept
   */
  public record Rule(String what, Duration kept, Removal removal) {
    public Rule {
      if (!what.matches("[a-z_]{1,64}") || !kept.isPositive()) {
        throw new IllegalArgumentException(
            "rule is %s, kept for %s: give a word of a-z and _, and more than nothing"
                .formatted(what, kept));
      }
    }
  }

  /** Removes what is older. */
  public interface Removal {
    /** Removes so many at most, the oldest first, and says how many. */
    int before(Instant instant, int limit);
  }

  /** Asks for the next removal, unless somebody did. */
  public void schedule(Instant notBefore) {
    JobId unused =
        queue.enqueue(
            NewJob.of(new JobId("job_" + ids.get()), TYPE, RawJson.NULL, NOBODY)
                .withKey("retention")
                .withNotBefore(notBefore));
  }

  @Override
  public JobType type() {
    return TYPE;
  }

  @Override
  public RawJson run(Job job, JobContext context) {
    Instant now = clock.instant();
    schedule(now.plus(EVERY));
    return new RawJson(
        rules.stream()
            .map(rule -> "\"%s\":%d".formatted(rule.what(), remove(rule, now, context)))
            .collect(Collectors.joining(",", "{", "}")));
  }

  private static long remove(Rule rule, Instant now, JobContext context) {
    Instant before = now.minus(rule.kept());
    long removed = 0;
    int last;
    do {
      context.checkCancelled();
      last = rule.removal().before(before, AT_ONCE);
      removed += last;
    } while (last == AT_ONCE);
    return removed;
  }
}
