// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.function.ServerFunction;
import dev.parley.domain.function.Shortening;
import dev.parley.port.FunctionHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs single calls for one turn: each within its time, and whatever happens, with a result. */
public final class FunctionCalls {
  private static final System.Logger LOG = System.getLogger("dev.parley.function");
  private static final Duration LONGEST_STATUS = Duration.ofSeconds(5);

  private final Clock clock;
  private final Owner owner;
  private final @Nullable ConversationId conversation;
  private final String turn;
  private final int longestResult;

  /**
   * Runs calls of a turn.
   *
   * @param turn names the turn among all, or the request where there is no conversation
   * @param longestResult characters of a result that the model can take, beside each function's own
   *     limit
   */
  public FunctionCalls(
      Clock clock,
      Owner owner,
      @Nullable ConversationId conversation,
      String turn,
      int longestResult) {
    this.clock = clock;
    this.owner = owner;
    this.conversation = conversation;
    this.turn = turn;
    this.longestResult = longestResult;
  }

  /**
   * Runs calls outside a turn.
   *
   * @param request names the request among all
   */
  public static FunctionCalls alone(Clock clock, Owner owner, String request) {
    return new FunctionCalls(clock, owner, null, request, Integer.MAX_VALUE);
  }

  /** Runs a function that no model called. An interrupt ends it early, and it says so. */
  public FunctionRun run(FunctionHandler handler, RawJson arguments) {
    ServerFunction function = handler.function();
    FunctionCall call = new FunctionCall(function.name(), arguments.text(), Extras.NONE);
    return run(
        handler,
        new FunctionToolCall("call", call, Extras.NONE),
        arguments,
        clock.instant().plus(function.timeout()));
  }

  /**
   * Runs one. An interrupt ends it early, and it says so.
   *
   * @param arguments checked
   * @param deadline of the turn
   */
  public FunctionRun run(
      FunctionHandler handler, FunctionToolCall call, RawJson arguments, Instant deadline) {
    Instant begin = clock.instant();
    ServerFunction function = handler.function();
    Duration left = Duration.between(begin, deadline);
    Duration time = left.compareTo(function.timeout()) < 0 ? left : function.timeout();
    if (!time.isPositive()) {
      FunctionResult late = FunctionResult.failed("not run: this turn's time is over");
      return told(function, call, late, Duration.ZERO);
    }
    FunctionInvocation invocation = invocation(call, arguments, begin.plus(time));
    FunctionResult result = attempt(handler, invocation, time);
    return told(function, call, result, Duration.between(begin, clock.instant()));
  }

  /** What became of a call whose result was lost; it is not run. */
  public FunctionRun settle(FunctionHandler handler, FunctionToolCall call, RawJson arguments) {
    Instant now = clock.instant();
    FunctionInvocation invocation = invocation(call, arguments, now.plus(LONGEST_STATUS));
    FunctionResult result =
        handler.function().sideEffects()
            ? status(handler, invocation, "the server stopped while it ran")
            : FunctionResult.failed(
                "no result: the server stopped while it ran; call it again if you need it");
    return told(handler.function(), call, result, Duration.ZERO);
  }

  private FunctionInvocation invocation(
      FunctionToolCall call, RawJson arguments, Instant deadline) {
    return new FunctionInvocation(
        call.function().name(),
        arguments,
        IdempotencyKeys.of(turn, call.id()),
        owner,
        conversation,
        deadline);
  }

  private FunctionRun told(
      ServerFunction function, FunctionToolCall call, FunctionResult result, Duration time) {
    int longest = Math.min(function.longestResult(), longestResult);
    return new FunctionRun(
        call.id(),
        call.function().name(),
        call.function().arguments(),
        new FunctionResult(Shortening.middle(result.text(), longest), result.ok()),
        time);
  }

  private FunctionResult attempt(
      FunctionHandler handler, FunctionInvocation invocation, Duration time) {
    ServerFunction function = handler.function();
    try {
      return within(time, invocation.name(), () -> handler.run(invocation));
    } catch (TimeoutException e) {
      String late = "it took longer than " + time.toMillis() + " ms";
      return function.sideEffects()
          ? status(handler, invocation, late)
          : FunctionResult.failed("failed: " + late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FunctionResult.failed("not finished: nobody waited for it any more");
    } catch (ExecutionException e) {
      return function.sideEffects()
          ? lost(handler, invocation, e.getCause())
          : failed(invocation, e.getCause());
    }
  }

  private FunctionResult status(
      FunctionHandler handler, FunctionInvocation invocation, String reason) {
    FunctionOutcome outcome = FunctionOutcome.UNKNOWN;
    try {
      outcome = within(LONGEST_STATUS, invocation.name(), () -> handler.status(invocation));
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(System.Logger.Level.WARNING, "status of " + invocation.name() + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return switch (outcome) {
      case FunctionOutcome.Done done -> done.result();
      case FunctionOutcome.NotRun no ->
          FunctionResult.failed("not done, nothing was changed: " + reason);
      case FunctionOutcome.Unknown unknown ->
          FunctionResult.failed(
              "the outcome is unknown: "
                  + reason
                  + ". It may have taken effect. Do not call it again for the same purpose; tell"
                  + " the user that it has to be looked up");
    };
  }

  /** It broke, perhaps after it had done what it does. */
  private FunctionResult lost(
      FunctionHandler handler, FunctionInvocation invocation, @Nullable Throwable cause) {
    FunctionResult failed = failed(invocation, cause);
    return status(handler, invocation, failed.text());
  }

  private static FunctionResult failed(FunctionInvocation invocation, @Nullable Throwable cause) {
    if (cause instanceof ParleyException known) {
      return FunctionResult.failed("failed: " + known.getMessage());
    }
    LOG.log(System.Logger.Level.WARNING, "function " + invocation.name() + " failed", cause);
    return FunctionResult.failed("failed: the function broke; the arguments are not the reason");
  }

  /** On a thread of its own, so that one that does not heed its interrupt holds nobody up. */
  private static <T> T within(Duration time, String name, Callable<T> work)
      throws TimeoutException, InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread unused = Thread.ofVirtual().name("function-" + name).start(task);
    try {
      return task.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
