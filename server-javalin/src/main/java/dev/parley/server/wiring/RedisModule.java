// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.parley.adapter.redis.RedisDatabase;
import dev.parley.adapter.redis.RedisDatabaseSettings;
import dev.parley.port.Dependency;
import dev.parley.port.JobQueue;
import dev.parley.port.ResponseCache;
import dev.parley.port.SessionStore;
import dev.parley.server.settings.RedisSettings;
import dev.parley.server.settings.Settings;
import java.time.Clock;

/**
 * A Redis that many servers share; and each store that is in it. It need not be there when the
 * server starts.
 */
final class RedisModule extends AbstractModule {
  /** One for all its stores. */
  private static final Module DATABASE = new RedisModule();

  private RedisModule() {}

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Dependency.class).addBinding().to(RedisDatabase.class);
  }

  @Provides
  @Singleton
  static RedisDatabase database(Settings settings, Clock clock, Resources resources) {
    return resources.add(RedisDatabase.open(settings(settings.redis()), clock));
  }

  private static RedisDatabaseSettings settings(RedisSettings given) {
    try {
      return RedisDatabaseSettings.at(given.url().value())
          .withKeyPrefix(given.keyPrefix())
          .withTimeout(given.timeout());
    } catch (IllegalArgumentException e) {
      throw new StartFailedException("redis." + e.getMessage(), e);
    }
  }

  /** Answers kept for the same prompt. */
  static final class Cache extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static ResponseCache responses(RedisDatabase database) {
      return database.cache();
    }
  }

  /** Background work. */
  static final class Work extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static JobQueue jobs(RedisDatabase database) {
      return database.jobs();
    }
  }

  /** Sessions of the small API. */
  static final class Sessions extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static SessionStore sessions(RedisDatabase database) {
      return database.sessions();
    }
  }
}
