// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what one turn does with functions, against its limits. For one thread. */
public final class LoopAccount {
  private final LoopLimits limits;
  private final Instant begin;
  private final Map<Call, Integer> same = new HashMap<>();
  private int rounds;
  private int calls;
  private long tokens;
  private boolean inCircles;

  private record Call(String name, RawJson arguments) {}

  public LoopAccount(LoopLimits limits, Instant begin) {
    this.limits = limits;
    this.begin = begin;
  }

  /** Notes a round: the model answered, and asked for calls or not. */
  public void round(@Nullable Usage usage) {
    rounds++;
    tokens += usage == null ? 0 : usage.totalTokens();
  }

  /**
   * Notes a call, unless it is one too many.
   *
   * @param arguments in canonical form
   * @return why it must not run, in words for the model; empty when it may
   */
  public Optional<String> call(String name, RawJson arguments) {
    if (calls == limits.calls()) {
      return Optional.of("not run: this turn has had its " + limits.calls() + " calls");
    }
    int times = same.merge(new Call(name, arguments), 1, Integer::sum);
    if (times > limits.sameCalls()) {
      inCircles = true;
      return Optional.of(
          "not run: "
              + name
              + " was called "
              + limits.sameCalls()
              + " times with the same arguments in this turn; use the results above");
    }
    calls++;
    return Optional.empty();
  }

  /**
   * As {@link #call}, for a function that changes something: the same call runs once a turn,
   * however often the model makes it.
   */
  public Optional<String> callOnce(String name, RawJson arguments) {
    return same.containsKey(new Call(name, arguments))
        ? Optional.of(
            "not run again: "
                + name
                + " was called with the same arguments in this turn before; its result stands"
                + " above")
        : call(name, arguments);
  }

  /** Why the model must come to its end now, in words for people; empty when it may go on. */
  public Optional<String> exhausted(Instant now) {
    if (rounds >= limits.rounds()) {
      return Optional.of("loop.max_rounds (" + limits.rounds() + ")");
    }
    if (calls >= limits.calls()) {
      return Optional.of("loop.max_calls (" + limits.calls() + ")");
    }
    if (inCircles) {
      return Optional.of("the same call " + limits.sameCalls() + " times");
    }
    if (limits.tokens().isPresent() && tokens >= limits.tokens().getAsLong()) {
      return Optional.of("loop.max_tokens (" + limits.tokens().getAsLong() + ")");
    }
    return now.isBefore(deadline())
        ? Optional.empty()
        : Optional.of("loop.max_seconds (" + limits.time().toSeconds() + ")");
  }

  /** When the turn's time for functions is over. */
  public Instant deadline() {
    return begin.plus(limits.time());
  }
}
