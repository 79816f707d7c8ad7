// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import static dev.parley.engine.idempotency.Engines.ANSWER;
import static dev.parley.engine.idempotency.Engines.KEY;
import static dev.parley.engine.idempotency.Engines.REQUEST;
import static dev.parley.engine.idempotency.Engines.begin;
import static dev.parley.engine.idempotency.Engines.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WaitingTest {
  private final Engines engines = new Engines();
  private final Idempotency engine = engines.alone();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void repeatsWaitForTheFirstAndGetItsAnswer() throws Exception {
    Claim claim = first(engine);
    List<Future<Begun>> repeats = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      repeats.add(threads.submit(() -> begin(engine)));
    }
    assertThat(repeats).noneMatch(Future::isDone);
    claim.keep(ANSWER);
    for (Future<Begun> repeat : repeats) {
      assertThat(soon(repeat)).isEqualTo(new Begun.Repeated(ANSWER));
    }
  }

  @Test
  void oneOfThoseWhoWaitRunsWhenTheFirstFailed() throws Exception {
    Claim claim = first(engine);
    Future<Begun> repeat = threads.submit(() -> begin(engine));
    claim.release();
    assertThat(soon(repeat)).isInstanceOf(Begun.First.class);
  }

  @Test
  void whoWaitsCanLeave() throws Exception {
    first(engine);
    AtomicBoolean left = new AtomicBoolean();
    Future<Begun> repeat = threads.submit(() -> engine.begin(KEY, REQUEST, left::get));
    left.set(true);
    assertThatThrownBy(() -> soon(repeat)).hasCauseInstanceOf(CancellationException.class);
  }

  @Test
  void whoWaitsIsLetGoByAnInterrupt() throws Exception {
    first(engine);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    begin(engine);
                  } catch (CancellationException e) {
                    interrupted.set(Thread.currentThread().isInterrupted());
                  }
                });
    waiting.interrupt();
    waiting.join(Await.LONGEST);
    assertThat(interrupted).isTrue();
  }

  @Test
  void nothingRunsTwiceHoweverManyCome() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Idempotency> servers =
        List.of(engines.sharing(Engines.LEASE), engines.sharing(Engines.LEASE));
    List<Future<KeptAnswer>> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Idempotency server = servers.get(i % 2);
      all.add(
          threads.submit(
              () -> {
                Begun begun = begin(server);
                if (begun instanceof Begun.First run) {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  boolean fails = runs.incrementAndGet() <= 3;
                  running.decrementAndGet();
                  if (fails) {
                    run.claim().release();
                    return Engines.answer("failed");
                  }
                  run.claim().keep(ANSWER);
                  return ANSWER;
                }
                return ((Begun.Repeated) begun).answer();
              }));
    }
    int failed = 0;
    for (Future<KeptAnswer> each : all) {
      failed += soon(each).equals(ANSWER) ? 0 : 1;
    }
    assertThat(failed).isEqualTo(3);
    assertThat(runs).hasValue(4);
    assertThat(most).hasValue(1);
  }

  @Test
  void runOfAnotherEngineIsTakenForDeadWhenItsLeaseIsOver() {
    first(engines.sharing(Engines.LEASE));
    Idempotency other = engines.sharing(Engines.LEASE);
    engines.clock.advance(Engines.LEASE.minusNanos(1));
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(() -> other.begin(KEY, REQUEST, () -> asked.incrementAndGet() == 2))
        .isInstanceOf(CancellationException.class);
    engines.clock.advance(Duration.ofSeconds(1));
    assertThat(begin(other)).isInstanceOf(Begun.First.class);
  }

  @Test
  void lostRunKeepsNothing() {
    Claim lost = first(engines.sharing(Engines.LEASE));
    engines.clock.advance(Engines.LEASE);
    Claim next = first(engines.sharing(Engines.LEASE));
    assertThat(lost.keep(Engines.answer("late"))).isFalse();
    assertThat(next.keep(ANSWER)).isTrue();
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(ANSWER));
  }

  @Test
  void lostRunReleasesNothing() {
    Claim lost = first(engines.sharing(Engines.LEASE));
    engines.clock.advance(Engines.LEASE);
    Claim next = first(engines.sharing(Engines.LEASE));
    lost.release();
    assertThat(next.keep(ANSWER)).isTrue();
  }

  @Test
  void runThatLastsStaysAliveForOthers() {
    Duration lease = Duration.ofMillis(30);
    Claim claim = first(engines.sharing(lease));
    long written = version();
    engines.clock.advance(lease);
    Await.until("the lease is renewed", () -> version() > written + 1);
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () -> engines.sharing(lease).begin(KEY, REQUEST, () -> asked.incrementAndGet() == 2))
        .isInstanceOf(CancellationException.class);
    assertThat(claim.keep(ANSWER)).isTrue();
  }

  private long version() {
    return engines.store.list("idempotency", null, 1).getFirst().version();
  }

  private static <T> T soon(Future<T> future) throws Exception {
    return future.get(Await.LONGEST.toSeconds(), TimeUnit.SECONDS);
  }
}
