// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.port.Dependency.Status;
import dev.parley.port.JobQueue;
import dev.parley.testkit.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills Redis under servers that ask for jobs and do them, and looks at what it left. */
final class JobKillTest {
  private static final JobType TYPE = new JobType("work");
  private static final Duration VISIBILITY = Duration.ofMinutes(10);
  private static final int KILLS = 5;
  private static final int SERVERS = 2;
  private static final int JOBS_BETWEEN_KILLS = 200;

  @TempDir Path folder;
  private final Set<JobId> asked = ConcurrentHashMap.newKeySet();
  private final Set<JobId> done = ConcurrentHashMap.newKeySet();
  private final AtomicInteger twice = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void whatWasAcknowledgedIsThereHoweverOftenRedisIsKilled() throws Exception {
    try (RealRedis redis =
            RealRedis.start(folder, "--appendonly", "yes", "--appendfsync", "always");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> servers = new ArrayList<>();
      for (int i = 0; i < SERVERS; i++) {
        String name = "s" + i;
        servers.add(threads.submit(() -> serve(redis.url(), name)));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        int enough = done.size() + JOBS_BETWEEN_KILLS;
        Await.until("work is done", () -> done.size() >= enough);
        redis.kill();
        redis.restart();
      }
      over.set(true);
      for (Future<?> server : servers) {
        server.get();
      }
      verify(redis.url());
    }
  }

  /** Asks for jobs and does them, on two threads over one connection. */
  private String serve(String url, String name) throws Exception {
    try (RedisDatabase database = open(url, Clock.systemUTC());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> other = threads.submit(() -> work(database, name + "a"));
      work(database, name + "b");
      other.get();
      return name;
    }
  }

  private void work(RedisDatabase database, String name) {
    JobQueue jobs = database.jobs();
    for (int i = 0; !over.get(); i++) {
      JobId id = new JobId(name + "_" + i);
      try {
        asked.add(jobs.enqueue(NewJob.of(id, TYPE, RawJson.of(i), Owner.LOCAL)));
        jobs.lease(Set.of(TYPE), name, VISIBILITY).ifPresent(job -> finish(jobs, job));
      } catch (StorageUnavailableException e) {
        // nobody promised anything; where there is a lease it runs out, and another does the job
        Await.until("Redis is back", () -> database.state().status() == Status.UP);
      }
    }
  }

  private void finish(JobQueue jobs, Job job) {
    jobs.settle(job.lease(), new Outcome.Succeeded(RawJson.NULL));
    if (!done.add(job.id())) {
      twice.incrementAndGet();
    }
  }

  private void verify(String url) {
    assertThat(twice).hasValue(0);
    try (RedisDatabase database = open(url, Clock.offset(Clock.systemUTC(), VISIBILITY))) {
      JobQueue jobs = database.jobs();
      assertThat(asked).allSatisfy(id -> assertThat(jobs.get(id)).isPresent());
      assertThat(done)
          .hasSizeGreaterThanOrEqualTo(KILLS * JOBS_BETWEEN_KILLS)
          .allSatisfy(id -> assertThat(status(jobs, id)).isEqualTo(JobStatus.SUCCEEDED));
      for (JobStatus status : JobStatus.values()) {
        assertThat(jobs.list(Owner.LOCAL, status, null, JobQueue.LARGEST_PAGE))
            .allSatisfy(job -> assertThat(job.status()).isEqualTo(status));
      }
      // later the leases of those whose worker heard nothing have run out, and all can be done
      Optional<Job> next = jobs.lease(Set.of(TYPE), "last", VISIBILITY);
      while (next.isPresent()) {
        jobs.settle(next.get().lease(), new Outcome.Succeeded(RawJson.NULL));
        next = jobs.lease(Set.of(TYPE), "last", VISIBILITY);
      }
      assertThat(asked)
          .allSatisfy(id -> assertThat(status(jobs, id)).isEqualTo(JobStatus.SUCCEEDED));
    }
  }

  private static JobStatus status(JobQueue jobs, JobId id) {
    return jobs.get(id).orElseThrow().status();
  }

  private static RedisDatabase open(String url, Clock clock) {
    return RedisDatabase.open(RedisDatabaseSettings.at(url), clock);
  }
}
