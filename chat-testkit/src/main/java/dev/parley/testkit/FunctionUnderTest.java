// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.FunctionHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FunctionHandler} with something behind it that a test can play: a server, a method. The
 * function takes one argument, {@code text}, a string that must be there. What is told holds for
 * the calls that follow; in the beginning each call comes to the text that it was given.
 */
public interface FunctionUnderTest extends AutoCloseable {
  FunctionHandler handler();

  /** Each call comes to this text. */
  void answer(String text);

  /** Each call fails, in a way that the model can be told of. */
  void fail();

  /** Each call waits until {@link #recover}. */
  void stall();

  /** Waits until so many calls wait. */
  void awaitStalled(int calls) throws InterruptedException;

  /** Each call, also of those that wait, comes to the text that it was given. */
  void recover();

  /** What was asked of the thing behind the handler, in order; those that were ended included. */
  List<Seen> seen();

  /** The calls that the thing behind the handler is still at. */
  int working();

  /** Whether the handler hands on the idempotency key. */
  default boolean carriesKeys() {
    return true;
  }

  /** Whether the handler can say what became of a call. */
  default boolean tellsStatus() {
    return false;
  }

  /** Holds nobody up any more. */
  @Override
  default void close() {
    recover();
  }

  /**
   * One call as it arrived.
   *
   * @param text the argument
   * @param idempotencyKey null when none came
   */
  record Seen(String text, @Nullable String idempotencyKey) {}
}
