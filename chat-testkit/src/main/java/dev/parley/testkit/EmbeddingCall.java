// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.port.EmbeddingModel;
import org.jspecify.annotations.Nullable;

/** Asks for embeddings on a virtual thread of its own. */
final class EmbeddingCall {
  private final Thread thread;
  private volatile @Nullable EmbeddingAnswer answer;
  private volatile @Nullable Throwable error;
  private volatile boolean interrupted;

  private EmbeddingCall(EmbeddingModel model, EmbeddingRequest request) {
    thread =
        Thread.ofVirtual()
            .name("contract-caller")
            .unstarted(
                () -> {
                  try {
                    answer = model.embed(request);
                  } finally {
                    interrupted = Thread.currentThread().isInterrupted();
                  }
                });
    thread.setUncaughtExceptionHandler(
        (t, e) -> {
          error = e;
        });
  }

  static EmbeddingCall of(EmbeddingModel model, EmbeddingRequest request) {
    EmbeddingCall call = new EmbeddingCall(model, request);
    call.thread.start();
    return call;
  }

  void interrupt() {
    thread.interrupt();
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  /** What it threw; null when it was answered. */
  @Nullable Throwable error() {
    return error;
  }

  /** Waits for its end and gives the answer. */
  EmbeddingAnswer answer() throws InterruptedException {
    join();
    EmbeddingAnswer given = answer;
    if (given == null) {
      throw new AssertionError("the call failed", error);
    }
    return given;
  }

  /** Waits for its end. */
  void join() throws InterruptedException {
    if (!thread.join(Await.LONGEST)) {
      throw new AssertionError("the call is still blocked after " + Await.LONGEST);
    }
  }
}
