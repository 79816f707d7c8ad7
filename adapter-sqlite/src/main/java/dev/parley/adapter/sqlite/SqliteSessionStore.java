// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.adapter.sqlite.SessionTable.Found;
import dev.parley.adapter.sqlite.SessionTable.Line;
import dev.parley.adapter.sqlite.SessionTable.Span;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.json.Times;
import dev.parley.port.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Sessions in the file. Those whose time is over are left out by every call, and swept later. */
final class SqliteSessionStore implements SessionStore {
  /** Few in one step: what was said in them may be long, and other writes wait. */
  private static final int ERASED_AT_ONCE = 50;

  private final Lane writes;
  private final Lane reads;
  private final Clock clock;

  SqliteSessionStore(Lane writes, Lane reads, Clock clock) {
    this.writes = writes;
    this.reads = reads;
    this.clock = clock;
  }

  @Override
  public Session create(Key key, Duration timeToLive) {
    Span span = span(timeToLive);
    writes.call(
        session -> {
          Optional<Found> before = SessionTable.find(session, key, span.now());
          if (before.isPresent() && before.get().alive()) {
            throw new ConflictException(
                "session_exists", "session " + key.id() + " is there already; take another id");
          }
          if (before.isPresent()) {
            SessionTable.erase(session, before.get().number());
          }
          SessionTable.insert(session, key, span.now(), span.end());
          return key;
        });
    return Session.create(key.id(), key.owner(), Times.instant(span.now()));
  }

  @Override
  public Optional<Session> use(Key key, Duration timeToLive) {
    Span span = span(timeToLive);
    return writes.call(session -> SessionTable.renew(session, key, span.now(), span.end()))
        ? read(key)
        : Optional.empty();
  }

  private Optional<Session> read(Key key) {
    List<Line> lines = reads.call(session -> SessionTable.read(session, key));
    if (lines.isEmpty()) {
      return Optional.empty(); // deleted since
    }
    return Optional.of(
        new Session(
            key.id(),
            key.owner(),
            Times.instant(lines.getFirst().createdAt()),
            Times.instant(lines.getFirst().updatedAt()),
            lines.stream().map(Line::exchange).filter(Objects::nonNull).toList()));
  }

  @Override
  public boolean append(Key key, Exchange exchange, Duration timeToLive) {
    Span span = span(timeToLive);
    return writes.call(
        session -> {
          Optional<Found> found = SessionTable.find(session, key, span.now()).filter(Found::alive);
          if (found.isPresent()) {
            SessionTable.add(session, found.get().number(), exchange, span);
          }
          return found.isPresent();
        });
  }

  @Override
  public boolean delete(Key key) {
    String now = Times.text("now", clock.instant());
    return writes.call(
        session -> {
          Optional<Found> found = SessionTable.find(session, key, now);
          if (found.isPresent()) {
            SessionTable.erase(session, found.get().number());
          }
          return found.isPresent() && found.get().alive();
        });
  }

  @Override
  public int deleteOwned(Owner owner, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    String now = Times.text("now", clock.instant());
    int over;
    do {
      over = writes.call(session -> SessionTable.eraseOver(session, owner, now, ERASED_AT_ONCE));
    } while (over == ERASED_AT_ONCE);
    int gone = 0;
    while (gone < limit) {
      int most = Math.min(limit - gone, ERASED_AT_ONCE);
      int some = writes.call(session -> SessionTable.eraseOwned(session, owner, now, most));
      gone += some;
      if (some < most) {
        break;
      }
    }
    return gone;
  }

  private Span span(Duration timeToLive) {
    SessionStore.requireTimeToLive(timeToLive);
    Instant now = clock.instant();
    return new Span(Times.text("now", now), Times.text("end", now.plus(timeToLive)));
  }
}
