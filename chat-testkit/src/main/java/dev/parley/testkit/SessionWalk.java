// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.session.Exchange;
import dev.parley.port.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A random walk over two stores of one clock that must answer alike at every step. */
final class SessionWalk {
  private final long seed;
  private final Random random;
  private final SessionStore store;
  private final SessionStore model;
  private final SteppedClock clock;

  SessionWalk(long seed, SessionStore store, SessionStore model, SteppedClock clock) {
    this.seed = seed;
    this.random = new Random(seed);
    this.store = store;
    this.model = model;
    this.clock = clock;
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      if (random.nextInt(3) == 0) {
        clock.advance(Duration.ofSeconds(random.nextInt(4)));
      }
      Function<SessionStore, Object> operation = operation();
      assertThat(outcome(store, operation))
          .as("step %d of seed %d", step, seed)
          .isEqualTo(outcome(model, operation));
    }
  }

  private static Object outcome(SessionStore store, Function<SessionStore, Object> operation) {
    try {
      return operation.apply(store);
    } catch (ConflictException e) {
      return e.code();
    }
  }

  private Function<SessionStore, Object> operation() {
    Owner owner = new Owner("walker" + seed + "-" + random.nextInt(2));
    SessionStore.Key key = SessionFixture.key(owner, random.nextInt(4));
    Duration time = Duration.ofSeconds(1 + random.nextInt(6));
    List<String> texts = Samples.strings();
    Exchange exchange =
        new Exchange(
            texts.get(random.nextInt(texts.size())), texts.get(random.nextInt(texts.size())));
    int rare = random.nextInt(8);
    return switch (random.nextInt(8)) {
      case 0, 1 -> s -> s.create(key, time);
      case 2, 3 -> s -> s.use(key, time);
      case 4 -> s -> rare == 0 ? s.deleteOwned(owner, SessionStore.LARGEST_PAGE) : "nothing";
      case 5 -> s -> rare < 3 ? s.delete(key) : "nothing";
      default -> s -> s.append(key, exchange, time);
    };
  }
}
