// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.port.FunctionHandler;
import dev.parley.testkit.Await;
import dev.parley.testkit.FunctionUnderTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A lambda, played by fields. */
final class JavaFunctionUnderTest implements FunctionUnderTest {
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Map<String, FunctionResult> results = new ConcurrentHashMap<>();
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger stalled = new AtomicInteger();
  private final JavaFunction function =
      JavaFunction.of("echo", "Says it again", Echo.class, this::run)
          .withSideEffects()
          .withStatus(this::statusOf);
  private volatile @Nullable CountDownLatch stall;
  private volatile @Nullable String answer;
  private volatile boolean fails;

  record Echo(String text) {}

  @Override
  public FunctionHandler handler() {
    return function;
  }

  private Object run(Echo echo, FunctionInvocation invocation) throws InterruptedException {
    seen.add(new Seen(echo.text(), invocation.idempotencyKey()));
    working.incrementAndGet();
    try {
      CountDownLatch latch = stall;
      if (latch != null) {
        stalled.incrementAndGet();
        latch.await();
      }
      if (fails) {
        throw new InvalidRequestException("text", echo.text(), "give another one");
      }
      String given = answer;
      String text = given == null ? echo.text() : given;
      results.put(invocation.idempotencyKey(), FunctionResult.of(text));
      return text;
    } finally {
      working.decrementAndGet();
    }
  }

  private FunctionOutcome statusOf(FunctionInvocation invocation) {
    FunctionResult result = results.get(invocation.idempotencyKey());
    return result == null ? FunctionOutcome.NOT_RUN : new FunctionOutcome.Done(result);
  }

  @Override
  public void answer(String text) {
    answer = text;
  }

  @Override
  public void fail() {
    fails = true;
  }

  @Override
  public void stall() {
    stall = new CountDownLatch(1);
  }

  @Override
  public void awaitStalled(int calls) {
    Await.until(calls + " calls wait", () -> stalled.get() == calls);
  }

  @Override
  public void recover() {
    CountDownLatch latch = stall;
    stall = null;
    answer = null;
    fails = false;
    if (latch != null) {
      latch.countDown();
    }
  }

  @Override
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  @Override
  public int working() {
    return working.get();
  }

  @Override
  public boolean tellsStatus() {
    return true;
  }

  @Override
  public void close() {
    recover();
  }
}
