// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.entries;
import static dev.parley.testkit.Logs.first;
import static dev.parley.testkit.Logs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private final Faults faults = new Faults();
  private final InMemoryConversationStore store = new InMemoryConversationStore(faults);

  @Test
  void failingCallDoesNothing() {
    faults.failNext("write", 1);
    assertThatThrownBy(this::write).isInstanceOf(StorageUnavailableException.class);
    assertThat(store.header(id("c"))).isEmpty();
    write();
    assertThat(store.header(id("c"))).isPresent();
  }

  @Test
  void failureIsTheOneThatWasGivenAndAsOftenAsWasSaid() {
    faults.failNext(Faults.ANY, 2, () -> new OverloadedException("full"));
    assertThatThrownBy(() -> store.header(id("c"))).isInstanceOf(OverloadedException.class);
    assertThatThrownBy(() -> store.delete(id("c"))).isInstanceOf(OverloadedException.class);
    assertThat(store.header(id("c"))).isEmpty();
  }

  @Test
  void callWhoseAnswerIsLostIsCarriedOut() {
    faults.loseNextAnswers("write", 1);
    assertThatThrownBy(this::write).isInstanceOf(StorageUnavailableException.class);
    assertThat(store.header(id("c"))).isPresent();
  }

  @Test
  void stalledCallGoesOnWhenTheStallIsClosed() throws InterruptedException {
    Faults.Stall stall = faults.stall("write");
    Thread writer = Thread.startVirtualThread(this::write);
    stall.awaitWaiting(1);
    assertThat(store.header(id("c"))).isEmpty();
    stall.close();
    writer.join();
    assertThat(store.header(id("c"))).isPresent();
  }

  @Test
  void stalledCallFailsWhenItIsInterrupted() throws InterruptedException {
    AtomicBoolean failed = new AtomicBoolean();
    try (Faults.Stall stall = faults.stall("write")) {
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                try {
                  write();
                } catch (StorageUnavailableException e) {
                  failed.set(Thread.currentThread().isInterrupted());
                }
              });
      stall.awaitWaiting(1);
      writer.interrupt();
      writer.join();
    }
    assertThat(failed).isTrue();
    assertThat(store.header(id("c"))).isEmpty();
  }

  private void write() {
    store.write(first("c", ANN, 1), entries(1, 1));
  }
}
