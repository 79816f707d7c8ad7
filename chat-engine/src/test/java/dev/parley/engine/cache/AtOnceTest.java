// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import static dev.parley.engine.cache.Cached.call;
import static dev.parley.engine.cache.Cached.plain;
import static dev.parley.engine.cache.Cached.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.engine.chat.ChatReply;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same question, asked by several at once. */
final class AtOnceTest {
  private final Cached cached = new Cached();
  private final Gate gate = new Gate();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    gate.open();
    threads.shutdownNow();
  }

  @Test
  void onlyTheFirstAsks() throws Exception {
    cached.model.enqueue(Script.waiting(gate).thenText("One"));
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean plain = i % 2 == 0;
      all.add(threads.submit(() -> cached.ask(call(plain ? plain("Hi") : streamed("Hi")))));
    }
    gate.awaitReached();
    gate.open();
    List<String> answers = new ArrayList<>();
    for (Future<String> each : all) {
      answers.add(soon(each));
    }
    assertThat(answers).containsOnly("One", "One (cached)").containsOnlyOnce("One");
    assertThat(cached.model.requests()).hasSize(1);
  }

  @Test
  void eachGoesOnByItselfWhenTheFirstFails() throws Exception {
    ProviderUnavailableException gone = new ProviderUnavailableException("provider_error", "gone");
    Gate others = new Gate();
    cached.model.enqueue(Script.waiting(gate).thenFail(gone));
    cached.model.otherwise(request -> Script.waiting(others).thenText("One"));
    Future<String> first = threads.submit(() -> cached.ask(call(plain("Hi"))));
    gate.awaitReached();
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(threads.submit(() -> cached.ask(call(plain("Hi")))));
    }
    Await.until("all wait", () -> cached.answers.waiting() == 3);
    gate.open();
    assertThatThrownBy(() -> soon(first)).hasRootCause(gone);
    Await.until("all ask", () -> cached.model.requests().size() == 4);
    others.open();
    for (Future<String> each : all) {
      assertThat(soon(each)).isEqualTo("One");
    }
  }

  @Test
  void oneWhoWaitsCanLeave() throws Exception {
    cached.model.enqueue(Script.waiting(gate).thenText("One"));
    Future<String> first = threads.submit(() -> cached.ask(call(plain("Hi"))));
    gate.awaitReached();
    ChatReply waiting = cached.engine.chat(call(plain("Hi")));
    Future<?> read = threads.submit(waiting::completion);
    Await.until("it waits", () -> cached.answers.waiting() == 1);
    waiting.close();
    assertThatThrownBy(() -> soon(read)).hasCauseInstanceOf(CancellationException.class);
    gate.open();
    assertThat(soon(first)).isEqualTo("One");
    assertThat(cached.model.requests()).hasSize(1);
  }

  @Test
  void othersGoOnWhenTheFirstLeaves() throws Exception {
    cached.model.enqueue(Script.waiting(gate), Script.text("Two"));
    ChatReply leaving = cached.engine.chat(call(plain("Hi")));
    Future<?> read = threads.submit(leaving::completion);
    gate.awaitReached();
    Future<String> other = threads.submit(() -> cached.ask(call(plain("Hi"))));
    Await.until("it waits", () -> cached.answers.waiting() == 1);
    leaving.close();
    assertThat(soon(other)).isEqualTo("Two");
    assertThatThrownBy(() -> soon(read)).hasCauseInstanceOf(CancellationException.class);
  }

  private static <T> T soon(Future<T> future) throws Exception {
    return future.get(Await.LONGEST.toSeconds(), TimeUnit.SECONDS);
  }
}
