// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.Audience;
import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.FunctionHandler;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function in Java. Its arguments are a record, whose {@link RecordSchema} the model is told:
 *
 * <pre>{@code
 * record OrderQuery(@Describe("as on the receipt, such as A-17") String order_id) {}
 *
 * FunctionHandler lookup =
 *     JavaFunction.of("lookup_order_status", "Status of an order", OrderQuery.class,
 *         query -> shop.statusOf(query.order_id()));
 * }</pre>
 *
 * <p>What the body gives back is what the model reads: text as it is, a {@link FunctionResult} as
 * it is, anything else as JSON. A body may throw: an {@link InvalidRequestException} is told to the
 * model in its words, and of anything else only that the call failed. Bodies run at the same time,
 * on threads that are interrupted when their time is over.
 *
 * <p>Instances are immutable; each {@code with} makes another one.
 */
public final class JavaFunction implements FunctionHandler {
  private final ServerFunction function;
  private final Call call;
  private final Function<? super FunctionInvocation, ? extends FunctionOutcome> status;

  /** What a function does with its arguments. */
  @FunctionalInterface
  public interface Body<T> {
    @Nullable Object run(T arguments) throws Exception;
  }

  /** What a function does with its arguments, for whom and under which key. */
  @FunctionalInterface
  public interface InvocationBody<T> {
    @Nullable Object run(T arguments, FunctionInvocation invocation) throws Exception;
  }

  /** One call, its arguments bound. */
  @FunctionalInterface
  interface Call {
    @Nullable Object run(FunctionInvocation invocation) throws Exception;
  }

  private JavaFunction(
      ServerFunction function,
      Call call,
      Function<? super FunctionInvocation, ? extends FunctionOutcome> status) {
    this.function = function;
    this.call = call;
    this.status = status;
  }

  static JavaFunction of(ServerFunction function, Call call) {
    return new JavaFunction(function, call, invocation -> FunctionOutcome.UNKNOWN);
  }

  /**
   * A function that changes nothing, with the usual limits.
   *
   * @param name 1 to 64 of {@code A-Z a-z 0-9 _ - .}
   * @param description when to call it and what it comes to, for the model
   * @throws IllegalArgumentException for another name, or when the record has no schema
   */
  public static <T extends Record> JavaFunction of(
      String name, String description, Class<T> type, Body<? super T> body) {
    return of(name, description, type, (arguments, invocation) -> body.run(arguments));
  }

  /**
   * Like {@link #of(String, String, Class, Body)}, with a body that also gets the invocation: its
   * idempotency key, owner and deadline.
   */
  public static <T extends Record> JavaFunction of(
      String name, String description, Class<T> type, InvocationBody<? super T> body) {
    return of(
        ServerFunction.of(name, description, RecordSchema.of(type)),
        invocation -> body.run(Binding.bind(invocation.arguments(), type), invocation));
  }

  /** This function, said to change something outside: a call runs once, and a person is asked. */
  public JavaFunction withSideEffects() {
    return with(function.withSideEffects());
  }

  public JavaFunction withConfirm(Confirm confirm) {
    return with(function.withConfirm(confirm));
  }

  public JavaFunction withTimeout(Duration timeout) {
    return with(function.withTimeout(timeout));
  }

  /** This function, with another number of characters of a result that the model is shown. */
  public JavaFunction withLongestResult(int characters) {
    return with(function.withLongestResult(characters));
  }

  public JavaFunction withAudience(Audience audience) {
    return with(function.withAudience(audience));
  }

  /**
   * This function, able to say what became of a call whose result was lost.
   *
   * @param next looks it up by the invocation's idempotency key; it must not run the call
   */
  public JavaFunction withStatus(
      Function<? super FunctionInvocation, ? extends FunctionOutcome> next) {
    return new JavaFunction(function, call, next);
  }

  private JavaFunction with(ServerFunction next) {
    return new JavaFunction(next, call, status);
  }

  @Override
  public ServerFunction function() {
    return function;
  }

  @Override
  public FunctionResult run(FunctionInvocation invocation) {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException("before it began");
      }
      return result(call.run(invocation));
    } catch (InvalidRequestException e) {
      return FunctionResult.failed("the call failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FunctionResult.failed("the call was ended before it was done");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the function " + function.name() + " failed", e);
    }
  }

  @Override
  public FunctionOutcome status(FunctionInvocation invocation) {
    return status.apply(invocation);
  }

  private static FunctionResult result(@Nullable Object value) throws JsonProcessingException {
    return switch (value) {
      case FunctionResult result -> result;
      case CharSequence text -> FunctionResult.of(text.toString());
      case RawJson json -> FunctionResult.of(json.text());
      case null -> FunctionResult.of("null");
      default -> FunctionResult.of(Trees.MAPPER.writeValueAsString(value));
    };
  }
}
