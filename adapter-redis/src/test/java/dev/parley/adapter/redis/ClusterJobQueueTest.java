// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.port.JobQueue;
import dev.parley.testkit.JobQueueContract;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ClusterJobQueueTest extends JobQueueContract {
  @RegisterExtension static final SharedRedis<RealCluster> REDIS = SharedRedis.cluster();
  private @Nullable RedisDatabase database;
  private @Nullable RedisDatabaseSettings settings;

  @Override
  protected JobQueue open(Clock clock) {
    settings = REDIS.fresh(REDIS.server().url());
    return opened(clock);
  }

  @Override
  protected JobQueue reopen(JobQueue closed, Clock clock) {
    return opened(clock);
  }

  private JobQueue opened(Clock clock) {
    RedisDatabase opened = RedisDatabase.open(Objects.requireNonNull(settings), clock);
    database = opened;
    return opened.jobs();
  }

  @Override
  protected void close(JobQueue queue) {
    Objects.requireNonNull(database).close();
  }
}
