// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sessions under {@code session:owner:id}, one key each, which Redis drops when their time is over.
 * Each step is one run of {@code sessions.lua}.
 */
final class RedisSessionStore implements SessionStore {
  private final Script script;
  private final Clearing clearing;
  private final String prefix;
  private final Clock clock;

  RedisSessionStore(Link link, String keyPrefix, Clock clock) {
    this.script = new Script(link, "sessions.lua");
    this.clearing = new Clearing(link, clock);
    this.prefix = keyPrefix + "session:";
    this.clock = clock;
  }

  @Override
  public Session create(Key key, Duration timeToLive) {
    Span span = span(timeToLive);
    Session session = Session.create(key.id(), key.owner(), span.now());
    if (!is(run(key, "create", span, StoredSession.write(session, span.end())))) {
      throw new ConflictException(
          "session_exists", "session " + key.id() + " is there already; take another id");
    }
    return session;
  }

  @Override
  public Optional<Session> use(Key key, Duration timeToLive) {
    return run(key, "use", span(timeToLive)).stream()
        .findFirst()
        .map(text -> StoredSession.read(key, (byte[]) text));
  }

  @Override
  public boolean append(Key key, Exchange exchange, Duration timeToLive) {
    return is(run(key, "append", span(timeToLive), StoredSession.write(exchange)));
  }

  @Override
  public boolean delete(Key key) {
    return is(run(key, "delete", span(LONGEST)));
  }

  @Override
  public int deleteOwned(Owner owner, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return clearing.clear(ofOwner(owner), limit);
  }

  private List<?> run(Key key, String operation, Span span, String... arguments) {
    Stream<String> all =
        Stream.of(
            operation,
            Times.text("now", span.now()),
            span.end(),
            Long.toString(span.milliseconds()),
            Integer.toString(KeptAnswer.END_FROM),
            Integer.toString(StoredSession.UPDATED_AT));
    return script
        .at(ofOwner(key.owner()) + key.id())
        .run(Stream.concat(all, Stream.of(arguments)).toArray(String[]::new));
  }

  private static boolean is(List<?> answer) {
    return answer.getFirst() instanceof Long number && number == 1;
  }

  private String ofOwner(Owner owner) {
    return prefix + Names.part(owner.value()) + ":";
  }

  private Span span(Duration timeToLive) {
    SessionStore.requireTimeToLive(timeToLive);
    Instant now = clock.instant();
    // the clock says when it is over, Redis drops it then or just after
    return new Span(now, Times.text("end", now.plus(timeToLive)), timeToLive.toMillis() + 1);
  }

  /** When something is done, and until when and for how long its session stays for that. */
  private record Span(Instant now, String end, long milliseconds) {}
}
