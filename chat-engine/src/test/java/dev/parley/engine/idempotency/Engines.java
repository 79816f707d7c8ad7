// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.domain.conversation.Owner;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.SteppedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Engines over one store of records, and what they are asked. */
final class Engines {
  static final Duration LEASE = Duration.ofHours(1);
  static final IdempotencyKey KEY = new IdempotencyKey(Owner.LOCAL, "key-1");
  static final RequestPrint REQUEST = print("a request");
  static final KeptAnswer ANSWER = answer("an answer");
  final SteppedClock clock = SteppedClock.create();
  final Faults faults = new Faults();
  final InMemoryRecordStore store = new InMemoryRecordStore(clock, faults);
  private final AtomicInteger number = new AtomicInteger();

  /** An engine that has the store to itself. */
  Idempotency alone() {
    return engine(TurnSettings.Sharing.EXCLUSIVE, LEASE);
  }

  /** An engine that shares the store. */
  Idempotency sharing(Duration lease) {
    return engine(TurnSettings.Sharing.SHARED, lease);
  }

  private Idempotency engine(TurnSettings.Sharing sharing, Duration lease) {
    String holder = "engine" + number.incrementAndGet();
    TurnSettings settings = new TurnSettings(Duration.ZERO, lease, holder, sharing);
    return new Idempotency(store, settings, clock, () -> "run" + number.incrementAndGet());
  }

  static RequestPrint print(String body) {
    return RequestPrint.of(List.of("POST", "/"), body.getBytes(StandardCharsets.UTF_8));
  }

  static KeptAnswer answer(String body) {
    return new KeptAnswer(
        200, Map.of("Content-Type", "text/plain"), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Begins, where the request is to run. */
  static Claim first(Idempotency engine) {
    return ((Begun.First) begin(engine)).claim();
  }

  static Begun begin(Idempotency engine) {
    return engine.begin(KEY, REQUEST, () -> false);
  }

  /** How many parts of answers there are. */
  int parts() {
    return store.list("idempotency_part", null, 1000).size();
  }
}
