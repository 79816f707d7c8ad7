// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.port.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A random walk over two stores of one clock that must answer alike at every step. */
final class RecordWalk {
  private final long seed;
  private final Random random;
  private final RecordStore store;
  private final RecordStore model;
  private final SteppedClock clock;

  RecordWalk(long seed, RecordStore store, RecordStore model, SteppedClock clock) {
    this.seed = seed;
    this.random = new Random(seed);
    this.store = store;
    this.model = model;
    this.clock = clock;
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      if (random.nextInt(4) == 0) {
        clock.advance(Duration.ofSeconds(random.nextInt(3)));
      }
      Function<RecordStore, Object> operation = operation();
      assertThat(outcome(store, operation))
          .as("step %d of seed %d", step, seed)
          .isEqualTo(outcome(model, operation));
    }
  }

  private static Object outcome(RecordStore store, Function<RecordStore, Object> operation) {
    try {
      return operation.apply(store);
    } catch (ConflictException e) {
      return e.code();
    }
  }

  private Function<RecordStore, Object> operation() {
    String collection = "walk-" + seed + "-" + random.nextInt(2);
    RecordStore.Key key = new RecordStore.Key(collection, "name" + random.nextInt(4));
    RawJson document = RawJson.of(random.nextInt());
    long skew = random.nextInt(5) == 0 ? 1 : 0;
    int limit = 1 + random.nextInt(4);
    @Nullable Instant end =
        random.nextBoolean() ? null : clock.instant().plusSeconds(random.nextInt(6));
    return switch (random.nextInt(6)) {
      case 0 -> s -> s.get(key);
      case 1 -> s -> s.list(collection, null, limit);
      case 2 -> s -> s.list(collection, key.name(), limit);
      case 3 -> s -> s.delete(key, version(s, key) + skew);
      default -> s -> s.put(key, document, version(s, key) + skew, end);
    };
  }

  private static long version(RecordStore store, RecordStore.Key key) {
    return store.get(key).map(RecordStore.Stored::version).orElse(0L);
  }
}
