// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that asks for jobs and does them, again and again, and looks at what it left. */
final class JobKillTest {
  private static final int KILLS = 15;
  private static final long SEED = 20_260_203;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final Set<JobId> asked = new HashSet<>();
  private final Set<JobId> done = new HashSet<>();

  @Test
  void everyJobThatWasAskedForIsDoneOnceHoweverOftenItsWorkersAreKilled()
      throws InterruptedException {
    Path file = folder.resolve("parley.db");
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(file);
      verify(file, "kill " + kill + " of seed " + SEED);
    }
    assertThat(done).hasSizeGreaterThan(KILLS);
    finish(file);
  }

  private void runAndKill(Path file) throws InterruptedException {
    try (Child child = Child.start(file, List.of(), "jobs")) {
      int lines = 1 + random.nextInt(60);
      for (int i = 0; i < lines; i++) {
        note(child.line());
      }
      child.process().waitFor(random.nextInt(3000), TimeUnit.MICROSECONDS);
      child.kill();
      for (String line = child.line(); line != null; line = child.line()) {
        note(line);
      }
    }
  }

  private void note(@Nullable String line) {
    String[] words = line == null ? new String[0] : line.split(" ");
    if (words.length == 2 && words[0].equals("asked")) {
      asked.add(new JobId(words[1]));
    } else if (words.length == 2) {
      assertThat(done.add(new JobId(words[1]))).as("done a first time: %s", line).isTrue();
    }
  }

  private void verify(Path file, String when) {
    try (SqliteDatabase database = open(file, Duration.ZERO)) {
      assertThat(database.check()).as(when).isEmpty();
      JobQueue jobs = database.jobs();
      for (JobId id : asked) {
        assertThat(jobs.get(id)).as(when + ", " + id).isPresent();
      }
      for (JobId id : done) {
        Job job = jobs.get(id).orElseThrow();
        assertThat(job.status()).as(when).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.state().result()).as(when).isEqualTo(JobWork.payload(id));
      }
      assertThat(jobs.list(Owner.LOCAL, JobStatus.RUNNING, null, 1000))
          .as(when)
          .hasSizeLessThanOrEqualTo(KILLS * JobWork.WORKERS)
          .allSatisfy(job -> assertThat(done).doesNotContain(job.id()));
    }
  }

  /** An hour later the leases of the dead have run out, and the rest can be done. */
  private static void finish(Path file) {
    try (SqliteDatabase database = open(file, Duration.ofHours(1))) {
      JobQueue jobs = database.jobs();
      Optional<Job> next;
      do {
        next = jobs.lease(Set.of(JobWork.TYPE), "last", Duration.ofMinutes(1));
        next.ifPresent(job -> jobs.settle(job.lease(), new Outcome.Succeeded(RawJson.NULL)));
      } while (next.isPresent());
      for (JobStatus status : JobStatus.values()) {
        if (status != JobStatus.SUCCEEDED) {
          assertThat(jobs.list(Owner.LOCAL, status, null, 1)).as("%s", status).isEmpty();
        }
      }
    }
  }

  private static SqliteDatabase open(Path file, Duration later) {
    return SqliteDatabase.open(SqliteSettings.at(file), Clock.offset(Clock.systemUTC(), later));
  }
}
