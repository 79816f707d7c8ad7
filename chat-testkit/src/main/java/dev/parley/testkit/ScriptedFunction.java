// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.FunctionHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fake {@link FunctionHandler}. It remembers what it was asked and what it did, comes to what
 * it is told to come to, and can be told to stall, to fail, to throw, and to lose its result when
 * the deed is done. What it is told holds for the calls that follow.
 */
public final class ScriptedFunction implements FunctionHandler {
  private final ServerFunction function;
  private final List<FunctionInvocation> invocations = new CopyOnWriteArrayList<>();
  private final List<FunctionInvocation> deeds = new CopyOnWriteArrayList<>();
  private final List<FunctionInvocation> questions = new CopyOnWriteArrayList<>();
  private final Map<String, FunctionResult> results = new ConcurrentHashMap<>();
  private final AtomicInteger working = new AtomicInteger();
  private volatile Function<FunctionInvocation, FunctionResult> behaviour =
      invocation -> FunctionResult.of("done");
  private volatile @Nullable Gate gate;
  private volatile @Nullable RuntimeException lost;
  private volatile boolean tells;

  /** One that changes nothing and takes any arguments; each call comes to {@code done}. */
  public ScriptedFunction(String name) {
    this(ServerFunction.of(name, "Does " + name, new RawJson("{\"type\":\"object\"}")));
  }

  public ScriptedFunction(ServerFunction function) {
    this.function = function;
  }

  /** Comes to this text. */
  public ScriptedFunction answer(String text) {
    return answer(invocation -> FunctionResult.of(text));
  }

  /** Comes to what this says of a call; it may block, and throw. */
  public ScriptedFunction answer(Function<FunctionInvocation, FunctionResult> answer) {
    behaviour = answer;
    gate = null;
    lost = null;
    return this;
  }

  /** Fails, in these words for the model, and does nothing. */
  public ScriptedFunction fail(String reason) {
    return answer(invocation -> FunctionResult.failed(reason));
  }

  /** Throws, and does nothing. */
  public ScriptedFunction crash(RuntimeException error) {
    return answer(
        invocation -> {
          throw error;
        });
  }

  /** Does what it does, and then throws in place of its result. */
  public ScriptedFunction loseResult(RuntimeException error) {
    lost = error;
    return this;
  }

  /** Stands before this gate first. */
  public ScriptedFunction stall(Gate first) {
    gate = first;
    return this;
  }

  /** From now on it can say what became of a call. */
  public ScriptedFunction tellStatus() {
    tells = true;
    return this;
  }

  @Override
  public ServerFunction function() {
    return function;
  }

  @Override
  public FunctionResult run(FunctionInvocation invocation) {
    invocations.add(invocation);
    working.incrementAndGet();
    try {
      pass();
      FunctionResult result = behaviour.apply(invocation);
      if (result.ok()) {
        deeds.add(invocation);
        results.put(invocation.idempotencyKey(), result);
      }
      RuntimeException error = lost;
      if (error != null) {
        throw error;
      }
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FunctionResult.failed("the call of " + function.name() + " was interrupted");
    } finally {
      working.decrementAndGet();
    }
  }

  private void pass() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("before it began");
    }
    Gate first = gate;
    if (first != null) {
      first.pass(new CompletableFuture<>());
    }
  }

  @Override
  public FunctionOutcome status(FunctionInvocation invocation) {
    questions.add(invocation);
    if (!tells) {
      return FunctionOutcome.UNKNOWN;
    }
    FunctionResult result = results.get(invocation.idempotencyKey());
    return result == null ? FunctionOutcome.NOT_RUN : new FunctionOutcome.Done(result);
  }

  /** What it was asked to run, in order. */
  public List<FunctionInvocation> invocations() {
    return List.copyOf(invocations);
  }

  /** What it ran to its end without a failure, in order; also where the result was lost. */
  public List<FunctionInvocation> deeds() {
    return List.copyOf(deeds);
  }

  /** The calls whose status it was asked for, in order. */
  public List<FunctionInvocation> questions() {
    return List.copyOf(questions);
  }

  /** The calls that it is still at. */
  public int working() {
    return working.get();
  }
}
