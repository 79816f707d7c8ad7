// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.port.Dependency;
import dev.parley.port.JobQueue;
import dev.parley.port.ResponseCache;
import dev.parley.port.SessionStore;
import java.time.Clock;

/**
 * A Redis, or a cluster of them, that several Parleys share. It need not be there when this is
 * opened, nor all the time: while it is gone every call fails at once or after the timeout with a
 * {@link dev.parley.domain.error.StorageUnavailableException}, and when it is back calls succeed
 * again.
 */
public final class RedisDatabase implements Dependency, AutoCloseable {
  private final Link link;
  private final RedisResponseCache cache;
  private final RedisJobQueue jobs;
  private final RedisSessionStore sessions;

  private RedisDatabase(RedisDatabaseSettings settings, Clock clock) {
    this.link = new Link(settings);
    this.cache = new RedisResponseCache(link, settings.keyPrefix(), clock);
    this.jobs = new RedisJobQueue(new JobTable(link, settings.keyPrefix()), clock);
    this.sessions = new RedisSessionStore(link, settings.keyPrefix(), clock);
  }

  /**
   * Begins to connect, and waits for nothing.
   *
   * @param clock tells whether an answer's or a session's time is over, and whether a job is due;
   *     those of all who share this Redis agree
   */
  public static RedisDatabase open(RedisDatabaseSettings settings, Clock clock) {
    RedisDatabase database = new RedisDatabase(settings, clock);
    State unused = database.state();
    return database;
  }

  /** The answers that are kept there. */
  public ResponseCache cache() {
    return cache;
  }

  /** The background work that is kept there. */
  public JobQueue jobs() {
    return jobs;
  }

  /** The sessions that are kept there. */
  public SessionStore sessions() {
    return sessions;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public State state() {
    return link.state();
  }

  /** Ends the connection; calls that wait for an answer fail. */
  @Override
  public void close() {
    link.close();
  }
}
