// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Virtual threads that call a store and keep what came of it. */
final class Callers implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Void>> calls = new ArrayList<>();

  CompletableFuture<Void> call(Runnable work) {
    CompletableFuture<Void> call = CompletableFuture.runAsync(work, threads);
    calls.add(call);
    return call;
  }

  /** How many have an answer, good or bad. */
  long answered() {
    return calls.stream().filter(CompletableFuture::isDone).count();
  }

  /** What the call threw; null when it was carried out. */
  static @Nullable Throwable failure(CompletableFuture<Void> call) {
    return call.<@Nullable Throwable>handle((nothing, failure) -> failure == null ? null : failure.getCause()).join();
  }

  @Override
  public void close() {
    threads.close();
  }
}
