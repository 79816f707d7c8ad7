// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.key.KeyRole;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ManyCallersTest {
  private static final int CALLERS = 50;
  private final SteppedClock clock = SteppedClock.create();
  private final Faults faults = new Faults();
  private final SlowReads store = new SlowReads(new InMemoryRecordStore(clock, faults));
  private final Office.Documents documents = new Office.Documents();
  private final Office office = Office.over(store, documents, clock);

  @Test
  void whetherThereIsAKeyIsReadOnceHoweverManyAskAtOnce() throws Exception {
    assertThat(askTogether(() -> office.gatekeeper.isLocked())).containsOnly(false);
    assertThat(store.reads()).isOne();
    clock.advance(KeyShelf.FRESH);
    assertThat(office.gatekeeper.isLocked()).isFalse();
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void aKeyIsReadOnceHoweverManyBringItAtOnce() throws Exception {
    MadeKey key = office.make("first", KeyRole.ADMIN);
    clock.advance(KeyShelf.FRESH);
    int before = store.reads();
    assertThat(askTogether(() -> office.admits(key))).containsOnly(true);
    assertThat(store.reads()).isEqualTo(before + 1);
  }

  @Test
  void aNewTextOpensThoughTheKeyWasBeingReadFromBeforeIt() throws Exception {
    MadeKey old = office.make("first", KeyRole.ADMIN);
    clock.advance(KeyShelf.FRESH);
    store.holdUpTheNext();
    FutureTask<Boolean> first = started(() -> office.admits(old));
    store.awaitRead();
    MadeKey rotated =
        Office.over(store, documents, clock).keys.rotate(old.key().id(), Duration.ofSeconds(9));
    List<Thread> waiting = new ArrayList<>();
    FutureTask<Boolean> second = started(() -> office.admits(rotated), waiting);
    awaitHalt(waiting);
    store.deliver();
    assertThat(first.get()).isTrue();
    assertThat(second.get()).isTrue();
  }

  @Test
  void aStoreThatIsDownIsNotAskedByEachOfThem() throws Exception {
    faults.failNext("list", 1);
    assertThat(askTogether(this::isDown)).containsOnly(true);
    assertThat(store.reads()).isOne();
    assertThat(office.gatekeeper.isLocked()).isFalse();
  }

  private boolean isDown() {
    try {
      return office.gatekeeper.isLocked();
    } catch (StorageUnavailableException e) {
      return true;
    }
  }

  /** The first one's read is held up until all others wait for something, or are done. */
  private Set<Boolean> askTogether(Question question) throws Exception {
    store.holdUpTheNext();
    List<FutureTask<Boolean>> all = new ArrayList<>(List.of(started(question)));
    store.awaitRead();
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < CALLERS; i++) {
      all.add(started(question, others));
    }
    awaitHalt(others);
    store.deliver();
    List<Boolean> answers = new ArrayList<>();
    for (FutureTask<Boolean> each : all) {
      answers.add(each.get());
    }
    return Set.copyOf(answers);
  }

  private static FutureTask<Boolean> started(Question question) {
    return started(question, new ArrayList<>());
  }

  private static FutureTask<Boolean> started(Question question, List<Thread> threads) {
    FutureTask<Boolean> task = new FutureTask<>(question::answer);
    threads.add(Thread.ofPlatform().start(task));
    return task;
  }

  private static void awaitHalt(List<Thread> threads) {
    for (Thread each : threads) {
      while (each.getState() != Thread.State.WAITING && each.isAlive()) {
        Thread.onSpinWait();
      }
    }
  }

  private interface Question {
    boolean answer();
  }
}
