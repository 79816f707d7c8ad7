// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.port.SessionStore;
import dev.parley.testkit.SessionStoreContract;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ClusterSessionStoreTest extends SessionStoreContract {
  @RegisterExtension static final SharedRedis<RealCluster> REDIS = SharedRedis.cluster();
  private @Nullable RedisDatabase database;
  private @Nullable RedisDatabaseSettings settings;

  @Override
  protected SessionStore open(Clock clock) {
    settings = REDIS.fresh(REDIS.server().url());
    return opened(clock);
  }

  @Override
  protected SessionStore reopen(SessionStore closed, Clock clock) {
    return opened(clock);
  }

  private SessionStore opened(Clock clock) {
    RedisDatabase opened = RedisDatabase.open(Objects.requireNonNull(settings), clock);
    database = opened;
    return opened.sessions();
  }

  @Override
  protected void close(SessionStore store) {
    Objects.requireNonNull(database).close();
  }
}
