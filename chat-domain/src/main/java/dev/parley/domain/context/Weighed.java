// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A message with what it costs. Where it is a call or a result and costs more than a cap, it is
 * sent shortened: its texts are of a power of two of characters, so that a cap that moves a little
 * changes nothing.
 */
final class Weighed {
  /** Caps are in quarters of a token, so that a quarter of any number of tokens is exact. */
  static final int QUARTERS = 4;

  private static final int SHORTEST = 16;

  /** No token has more characters on average: longer texts need not be tried. */
  private static final int CHARACTERS_OF_A_TOKEN = 16;

  private final Placed placed;
  private final IntFunction<Message> shortened;
  private final TokenCounter counter;
  private final Map<Integer, Form> forms = new HashMap<>(2);
  private int tokens = -1;

  private Weighed(Placed placed, TokenCounter counter, IntFunction<Message> shortened) {
    this.placed = placed;
    this.counter = counter;
    this.shortened = shortened;
  }

  /** A message of the conversation: calls and results can be shortened. */
  static Weighed said(Placed placed, TokenCounter counter) {
    return new Weighed(placed, counter, longest -> Shortened.call(placed.message(), longest));
  }

  /** A text of ours, made by a function of its greatest length. */
  static Weighed made(Message whole, TokenCounter counter, IntFunction<Message> shortened) {
    return new Weighed(Placed.nowhere(whole), counter, shortened);
  }

  Placed placed() {
    return placed;
  }

  /** What the whole message costs, in tokens. */
  int tokens() {
    if (tokens < 0) {
      tokens = counter.count(placed.message()).tokens();
    }
    return tokens;
  }

  /** The least that it can cost, in tokens. */
  int least() {
    return Math.min(tokens(), form(SHORTEST).tokens());
  }

  /** The most that it costs under this cap; both in quarters of a token. */
  long cost(long cap) {
    long whole = (long) tokens() * QUARTERS;
    return whole <= cap ? whole : Math.min(whole, Math.max(cap, (long) least() * QUARTERS));
  }

  /** What is sent under this cap: the message, or the longest shortened one that keeps to it. */
  Placed under(long cap) {
    if ((long) tokens() * QUARTERS <= cap) {
      return placed;
    }
    long most = Math.max(SHORTEST, cap / QUARTERS * CHARACTERS_OF_A_TOKEN);
    int longest = Integer.highestOneBit((int) Math.min(Integer.MAX_VALUE, most));
    while (longest > SHORTEST && (long) form(longest).tokens() * QUARTERS > cap) {
      longest /= 2;
    }
    Form form = form(longest);
    return form.tokens() < tokens() ? form.placed() : placed;
  }

  private Form form(int longest) {
    return forms.computeIfAbsent(longest, this::made);
  }

  private Form made(int longest) {
    Message message = shortened.apply(longest);
    return message.equals(placed.message())
        ? new Form(placed, tokens())
        : new Form(placed.with(message), counter.count(message).tokens());
  }

  private record Form(Placed placed, int tokens) {}
}
