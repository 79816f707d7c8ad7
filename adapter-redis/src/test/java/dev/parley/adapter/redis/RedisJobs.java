// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.port.JobQueue;
import dev.parley.testkit.JobQueueContract;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contract of the queue, with a Redis of one's own to run it against. */
abstract class RedisJobs extends JobQueueContract {
  private @Nullable RedisDatabase database;
  private @Nullable RedisDatabaseSettings settings;

  /** Settings with a prefix that no other test has. */
  abstract RedisDatabaseSettings fresh();

  @Override
  protected JobQueue open(Clock clock) {
    settings = fresh();
    return opened(clock);
  }

  @Override
  protected JobQueue reopen(JobQueue closed, Clock clock) {
    return opened(clock);
  }

  private JobQueue opened(Clock clock) {
    RedisDatabase opened = RedisDatabase.open(settings(), clock);
    database = opened;
    return opened.jobs();
  }

  @Override
  protected void close(JobQueue queue) {
    Objects.requireNonNull(database).close();
  }

  RedisDatabaseSettings settings() {
    return Objects.requireNonNull(settings);
  }
}
