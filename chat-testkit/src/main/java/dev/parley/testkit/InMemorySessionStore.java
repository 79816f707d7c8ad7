// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.port.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sessions in memory, honest to {@link SessionStoreContract}. What it holds outlives {@link
 * #close}, as in a database, and is found again by {@link #reopen}.
 */
public final class InMemorySessionStore implements SessionStore, AutoCloseable {
  private final Map<Key, Held> sessions;
  private final Clock clock;
  private final Faults faults;
  private volatile boolean closed;

  private record Held(Session session, Instant end) {}

  public InMemorySessionStore(Clock clock) {
    this(clock, new Faults());
  }

  /**
   * A store that a test can break.
   *
   * @param faults operations are named as {@link SessionStore}'s methods
   */
  public InMemorySessionStore(Clock clock, Faults faults) {
    this(new HashMap<>(), clock, faults);
  }

  private InMemorySessionStore(Map<Key, Held> held, Clock clock, Faults faults) {
    this.sessions = held;
    this.clock = clock;
    this.faults = faults;
  }

  /** Closes this store and gives another one that holds the same. */
  public InMemorySessionStore reopen() {
    close();
    return new InMemorySessionStore(sessions, clock, faults);
  }

  @Override
  public Session create(Key key, Duration timeToLive) {
    SessionStore.requireTimeToLive(timeToLive);
    return call(
        "create",
        now -> {
          if (sessions.containsKey(key)) {
            throw new ConflictException(
                "session_exists", "session " + key.id() + " is there already; take another id");
          }
          return keep(key, Session.create(key.id(), key.owner(), now), now.plus(timeToLive));
        });
  }

  @Override
  public Optional<Session> use(Key key, Duration timeToLive) {
    SessionStore.requireTimeToLive(timeToLive);
    return call(
        "use",
        now ->
            Optional.ofNullable(sessions.get(key))
                .map(held -> keep(key, held.session(), now.plus(timeToLive))));
  }

  @Override
  public boolean append(Key key, Exchange exchange, Duration timeToLive) {
    SessionStore.requireTimeToLive(timeToLive);
    return call(
        "append",
        now -> {
          Held held = sessions.get(key);
          if (held != null) {
            keep(key, added(held.session(), exchange, now), now.plus(timeToLive));
          }
          return held != null;
        });
  }

  private static Session added(Session session, Exchange exchange, Instant now) {
    List<Exchange> history = new ArrayList<>(session.history());
    history.add(exchange);
    Instant last = session.lastUpdated();
    return new Session(
        session.id(),
        session.owner(),
        session.createdAt(),
        last.isAfter(now) ? last : now,
        history);
  }

  @Override
  public boolean delete(Key key) {
    return call("delete", now -> sessions.remove(key) != null);
  }

  @Override
  public int deleteOwned(Owner owner, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return call(
        "deleteOwned",
        now -> {
          List<Key> owned =
              sessions.keySet().stream()
                  .filter(key -> key.owner().equals(owner))
                  .limit(limit)
                  .toList();
          owned.forEach(sessions::remove);
          return owned.size();
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  private Session keep(Key key, Session session, Instant end) {
    sessions.put(key, new Held(session, end));
    return session;
  }

  private <T> T call(String operation, Function<Instant, T> work) {
    return faults.around(
        operation,
        () -> {
          synchronized (sessions) {
            if (closed) {
              throw new StorageUnavailableException(
                  "the in-memory session store is closed; open another");
            }
            Instant now = clock.instant();
            sessions.values().removeIf(held -> !held.end().isAfter(now));
            return work.apply(now);
          }
        });
  }
}
