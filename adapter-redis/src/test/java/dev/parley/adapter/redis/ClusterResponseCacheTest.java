// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.port.ResponseCache;
import dev.parley.testkit.ResponseCacheContract;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ClusterResponseCacheTest extends ResponseCacheContract {
  @RegisterExtension static final SharedRedis<RealCluster> REDIS = SharedRedis.cluster();

  @Override
  protected ResponseCache open(Clock clock) {
    return REDIS.open(clock).cache();
  }

  @Override
  protected void close(ResponseCache cache) {
    REDIS.database().close();
  }

  @Test
  void answersAreOnAllServersAndAllAreCleared() {
    ResponseCache cache = REDIS.database().cache();
    int many = 300;
    for (int i = 0; i < many; i++) {
      cache.put(new ResponseCache.Key("spread", "k" + i), text("one"), Duration.ofHours(1));
    }
    for (RealRedis node : REDIS.server().nodes()) {
      assertThat(node.say("DBSIZE")).isNotEqualTo(":0");
    }
    assertThat(cache.clear("spread")).isEqualTo(many);
  }
}
