// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.onnx.OnnxSettings.Precision;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.testkit.Await;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lane does, with a model that answers at once where nothing holds it. */
@Timeout(60)
final class LaneTest {
  private static final Tokenizer TOKENIZER =
      Tokenizer.of(Vocabulary.read(new ModelFiles(Precision.FP32).tokenizer()));
  private static final OnnxSettings ONE_THREAD = OnnxSettings.defaults().withThreads(1);

  private final GatedEncoder gate = new GatedEncoder(new Ones());
  private final AtomicInteger loads = new AtomicInteger();
  private final Engine engine = new Engine(TOKENIZER, gate, new Plan.Limits(2, 1000, 1));
  private Lane lane = lane(ONE_THREAD);

  @AfterEach
  void close() {
    gate.open();
    lane.close();
  }

  @Test
  void nothingIsLoadedBeforeTheFirstCallAndAllOfItOnce() {
    assertThat(loads).hasValue(0);
    lane.embed(List.of("a"));
    lane.embed(List.of("b"));
    assertThat(loads).hasValue(1);
  }

  @Test
  void whatFailedToLoadIsTriedAgain() {
    lane =
        new Lane(
            ONE_THREAD,
            () -> {
              if (loads.incrementAndGet() == 1) {
                throw new ProviderUnavailableException("model_not_ready", "no room on the disk");
              }
              return engine;
            });
    assertThatThrownBy(() -> lane.embed(List.of("a")))
        .isInstanceOfSatisfying(
            ProviderUnavailableException.class,
            e -> assertThat(e.code()).isEqualTo("model_not_ready"))
        .hasMessageContaining("no room on the disk");
    assertThat(lane.embed(List.of("a")).embeddings()).hasSize(1);
  }

  @Test
  void anErrorInTheModelReachesItsCallerAndNobodyElse() {
    Encoder broken =
        new Encoder() {
          @Override
          public float[][] sums(Batch batch) {
            if (batch.width() > 3) {
              throw new OutOfMemoryError("too much");
            }
            return new Ones().sums(batch);
          }

          @Override
          public void close() {}
        };
    lane = new Lane(ONE_THREAD, () -> new Engine(TOKENIZER, broken, new Plan.Limits(2, 1000, 1)));
    assertThatThrownBy(() -> lane.embed(List.of("tea tea tea", "tea tea", "tea", "tea")))
        .isInstanceOfSatisfying(
            ProviderUnavailableException.class,
            e -> assertThat(e.code()).isEqualTo("provider_error"))
        .hasMessageContaining("too much");
    assertThat(lane.embed(List.of("tea")).embeddings()).hasSize(1);
  }

  @Test
  void aShortCallDoesNotWaitForAllOfALongOne() throws Exception {
    gate.shut();
    CompletableFuture<Vectors> longer = async(() -> lane.embed(Collections.nCopies(100, "tea")));
    gate.awaitReached();
    CompletableFuture<Vectors> shorter = async(() -> lane.embed(List.of("tea")));
    Await.until("both stand in the queue", () -> lane.waiting() == 2);
    gate.open();
    assertThat(shorter.get().embeddings()).hasSize(1);
    assertThat(longer.get().embeddings()).hasSize(100);
    assertThat(gate.begun()).hasSize(51).startsWith(2, 2, 1, 2);
  }

  @Test
  void anInterruptedCallReturnsAtOnceAndItsBatchesAreNotBegun() throws Exception {
    gate.shut();
    CompletableFuture<Vectors> first = async(() -> lane.embed(List.of("tea")));
    gate.awaitReached();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    lane.embed(Collections.nCopies(100, "tea"));
                  } catch (RuntimeException e) {
                    failure.set(e);
                  }
                });
    awaitCalls(2);
    waiting.interrupt();
    waiting.join();
    assertThat(failure.get()).isInstanceOf(ProviderUnavailableException.class);
    assertThat(lane.calls()).isEqualTo(1);
    gate.open();
    first.get();
    lane.embed(List.of("tea"));
    assertThat(gate.begun()).containsExactly(1, 1);
  }

  @Test
  void oneCallMoreThanMayWaitIsOverload() throws Exception {
    lane = lane(ONE_THREAD.withQueue(2));
    gate.shut();
    CompletableFuture<Vectors> first = async(() -> lane.embed(List.of("tea")));
    CompletableFuture<Vectors> second = async(() -> lane.embed(List.of("tea")));
    awaitCalls(2);
    assertThatThrownBy(() -> lane.embed(List.of("tea")))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("2 calls");
    gate.open();
    first.get();
    second.get();
    assertThat(lane.embed(List.of("tea")).embeddings()).hasSize(1);
  }

  @Test
  void closingEndsTheCallsThatWait() throws Exception {
    gate.shut();
    CompletableFuture<Vectors> longer = async(() -> lane.embed(Collections.nCopies(100, "tea")));
    gate.awaitReached();
    CompletableFuture<Vectors> waiting = async(() -> lane.embed(List.of("tea")));
    awaitCalls(2);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(lane::close);
    assertClosed(waiting);
    gate.open();
    closing.get();
    assertClosed(longer);
    assertThatThrownBy(() -> lane.embed(List.of("tea")))
        .isInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining("closed");
  }

  private Lane lane(OnnxSettings settings) {
    return new Lane(
        settings,
        () -> {
          loads.incrementAndGet();
          return engine;
        });
  }

  private static <T> CompletableFuture<T> async(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
  }

  private void awaitCalls(int calls) {
    Await.until(calls + " calls came", () -> lane.calls() == calls);
  }

  private static void assertClosed(CompletableFuture<Vectors> call) {
    assertThatThrownBy(call::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining("closed");
  }

  /** Sums of ones. */
  private static final class Ones implements Encoder {
    @Override
    public float[][] sums(Batch batch) {
      float[][] sums = new float[batch.size()][OnnxEmbeddingModel.DIMENSIONS];
      for (float[] sum : sums) {
        Arrays.fill(sum, 1);
      }
      return sums;
    }

    @Override
    public void close() {}
  }
}
