// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.port.SessionStore;
import dev.parley.testkit.SessionStoreContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ClusterSessionStoreTest extends SessionStoreContract {
  @RegisterExtension static final SharedRedis<RealCluster> REDIS = SharedRedis.cluster();

  @Override
  protected SessionStore open(Clock clock) {
    return REDIS.open(clock).sessions();
  }

  @Override
  protected SessionStore reopen(SessionStore closed, Clock clock) {
    return REDIS.reopen(clock).sessions();
  }

  @Override
  protected void close(SessionStore store) {
    REDIS.database().close();
  }
}
