// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import org.junit.jupiter.api.extension.RegisterExtension;

final class ClusterJobQueueTest extends RedisJobs {
  @RegisterExtension static final SharedRedis<RealCluster> REDIS = SharedRedis.cluster();

  @Override
  RedisDatabaseSettings fresh() {
    return REDIS.fresh(REDIS.server().url());
  }
}
