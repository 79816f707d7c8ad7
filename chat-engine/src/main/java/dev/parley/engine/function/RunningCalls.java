// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.FunctionRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of one round that run at the same time. Begun and read by one thread; stopped by any. */
public final class RunningCalls {
  private static final System.Logger LOG = System.getLogger("dev.parley.function");

  private final BlockingQueue<Optional<FunctionRun>> ended = new LinkedBlockingQueue<>();
  private final Map<String, FunctionRun> results = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Thread> stoppable = new ArrayList<>();
  private int waiting;

  public RunningCalls() {}

  /** What becomes of a call when nobody waits for its result any more. */
  public enum WhenLeft {
    /** It is interrupted. */
    STOPS,
    /** It goes on to its end: it changes something outside. */
    GOES_ON
  }

  /** Adds one that runs once {@link #begin} is called. */
  public void add(String callId, WhenLeft whenLeft, Supplier<FunctionRun> call) {
    Thread thread =
        Thread.ofVirtual()
            .name("call-" + callId)
            .unstarted(
                () -> {
                  FunctionRun run = result(callId, call);
                  results.put(callId, run);
                  ended.add(Optional.of(run));
                });
    threads.add(thread);
    if (whenLeft == WhenLeft.STOPS) {
      stoppable.add(thread);
    }
  }

  /** Whatever breaks, a call has a result: somebody waits for it. */
  private static FunctionRun result(String callId, Supplier<FunctionRun> call) {
    try {
      return call.get();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "call " + callId + " broke", e);
      return new FunctionRun(
          callId,
          "",
          "{}",
          FunctionResult.failed(
              "the outcome is unknown: the server could not note the result. Do not call it again"
                  + " for the same purpose; tell the user that it has to be looked up"),
          Duration.ZERO);
    }
  }

  /** Begins them all. */
  public void begin() {
    waiting = threads.size();
    threads.forEach(Thread::start);
  }

  /** Whether there are some whose end {@link #next} has not told yet. */
  public boolean hasNext() {
    return waiting > 0;
  }

  /** Waits for the next that ends; null when they were stopped. */
  public @Nullable FunctionRun next() throws InterruptedException {
    Optional<FunctionRun> run = ended.take();
    waiting--;
    return run.orElse(null);
  }

  /** The result of a call; null while it runs. */
  public @Nullable FunctionRun result(String callId) {
    return results.get(callId);
  }

  /** Whether all have ended. */
  public boolean isOver() {
    return results.size() == threads.size();
  }

  /** Unblocks the reader, and ends those that change nothing. The others go on. */
  public void stop() {
    ended.add(Optional.empty());
    stoppable.forEach(Thread::interrupt);
  }

  /** Waits until each has its result. */
  public void awaitEnd() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
