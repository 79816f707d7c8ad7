// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.port.JobQueue;
import dev.parley.testkit.JobQueueContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ClusterJobQueueTest extends JobQueueContract {
  @RegisterExtension static final SharedRedis<RealCluster> REDIS = SharedRedis.cluster();

  @Override
  protected JobQueue open(Clock clock) {
    return REDIS.open(clock).jobs();
  }

  @Override
  protected JobQueue reopen(JobQueue closed, Clock clock) {
    return REDIS.reopen(clock).jobs();
  }

  @Override
  protected void close(JobQueue queue) {
    REDIS.database().close();
  }
}
