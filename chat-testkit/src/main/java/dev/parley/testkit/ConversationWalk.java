// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ConflictException;
import dev.parley.port.ConversationStore;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A random walk over two stores that must answer alike at every step. */
final class ConversationWalk {
  private static final Instant START = Logs.START;

  private final long seed;
  private final Random random;
  private final ConversationStore store;
  private final ConversationStore model;

  ConversationWalk(long seed, ConversationStore store, ConversationStore model) {
    this.seed = seed;
    this.random = new Random(seed);
    this.store = store;
    this.model = model;
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      Function<ConversationStore, Object> operation = operation();
      assertThat(outcome(store, operation))
          .as("step %d of seed %d", step, seed)
          .isEqualTo(outcome(model, operation));
    }
  }

  private static @Nullable Object outcome(
      ConversationStore store, Function<ConversationStore, Object> operation) {
    try {
      return operation.apply(store);
    } catch (ConflictException e) {
      return e.code();
    } catch (IllegalArgumentException e) {
      return "illegal";
    }
  }

  private Function<ConversationStore, Object> operation() {
    ConversationId id = new ConversationId("walk-" + seed + "-" + random.nextInt(4));
    Owner owner = new Owner("walker-" + seed + "-" + random.nextInt(2));
    Sequence place = new Sequence(random.nextInt(30));
    int limit = 1 + random.nextInt(8);
    Instant now = START.plusNanos(random.nextInt(5));
    int entries = random.nextInt(4);
    int skew = random.nextInt(12);
    return switch (random.nextInt(10)) {
      case 0 -> s -> done(() -> s.deleteEntry(id, place));
      case 1 -> random.nextInt(4) > 0 ? s -> s.header(id) : s -> done(() -> s.delete(id));
      case 2 -> s -> s.newest(id, place, limit);
      case 3 -> s -> s.newest(id, null, limit);
      case 4 -> s -> s.entry(id, place);
      case 5 -> s -> s.list(owner, null, limit);
      case 6 -> s -> s.list(owner, s.header(id).orElse(null), limit);
      default -> s -> done(() -> write(s, next(s, id, owner, now), entries, skew));
    };
  }

  private static Header next(ConversationStore s, ConversationId id, Owner owner, Instant now) {
    return s.header(id)
        .map(stored -> stored.advance(0, now))
        .orElseGet(() -> Header.create(id, owner, now));
  }

  /** Writes; a small skew makes the version or the numbers wrong. */
  private static void write(ConversationStore s, Header from, int entries, int skew) {
    long last = from.last().value() + entries + (skew == 1 ? 1 : 0);
    Header next =
        Logs.at(from.withTitle("title " + skew), from.version() + (skew == 2 ? 1 : 0), last);
    s.write(next, Logs.entries(from.last().value() + (skew == 3 ? 2 : 1), entries));
  }

  private static List<Object> done(Runnable work) {
    work.run();
    return List.of();
  }
}
