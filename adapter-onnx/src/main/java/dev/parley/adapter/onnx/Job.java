// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.domain.error.ProviderUnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call: first it is planned, then its batches are computed by whichever threads are free. It goes
 * from hand to hand through a queue, and only one thread at a time takes from it.
 */
final class Job {
  private final List<String> texts;
  private final CompletableFuture<Vectors> answer = new CompletableFuture<>();
  private @Nullable Plan plan;
  private @Nullable Totals totals;
  private int taken;

  Job(List<String> texts) {
    this.texts = texts;
  }

  /** Whether nobody waits any more. */
  boolean isOver() {
    return answer.isDone();
  }

  /** Plans it, where that was not done. */
  void plan(Engine engine) {
    if (plan == null) {
      plan = engine.plan(texts);
      totals = new Totals(plan);
    }
  }

  /** The next batch; it has been planned. */
  Portion take() {
    if (plan == null || totals == null) {
      throw new IllegalStateException("the call was not planned yet");
    }
    Batch batch = plan.batches().get(taken);
    taken++;
    return new Portion(batch, totals, taken == plan.batches().size());
  }

  /**
   * A batch that one thread computes.
   *
   * @param last whether nothing is left to be taken after it
   */
  record Portion(Batch batch, Totals totals, boolean last) {}

  /** Notes what came of a batch, and answers when it was the last. */
  void add(Portion portion, float[][] sums) {
    if (portion.totals().add(portion.batch(), sums)) {
      answer.complete(portion.totals().vectors());
    }
  }

  void fail(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  /** Waits for the answer, and gives up when interrupted. */
  Vectors await() {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new ProviderUnavailableException(
          "provider_unavailable", "the caller was interrupted while it waited for vectors", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** Of the caller's own thread, so that its trace tells who called. */
  private static RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof ProviderUnavailableException known
        ? new ProviderUnavailableException(known.code(), String.valueOf(known.getMessage()), known)
        : new ProviderUnavailableException(
            "provider_error", "the embedding model failed: " + cause, cause);
  }
}
