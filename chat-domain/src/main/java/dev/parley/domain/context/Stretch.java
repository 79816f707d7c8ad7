// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the conversation that is kept or left out whole: a unit, or within a unit that is
 * longer than the window, a call with its results.
 *
 * @param messages healed
 * @param start the conversation's running size where it starts
 */
record Stretch(List<Weighed> messages, long start) {
  Stretch {
    messages = List.copyOf(messages);
  }

  static Stretch of(List<Placed> messages, long start, TokenCounter counter) {
    return new Stretch(
        messages.stream().map(placed -> Weighed.said(placed, counter)).toList(), start);
  }

  /** What its messages cost whole, in tokens. */
  long tokens() {
    return messages.stream().mapToLong(Weighed::tokens).sum();
  }

  /** The least that its messages can cost, in tokens. */
  int least() {
    return Math.toIntExact(messages.stream().mapToLong(Weighed::least).sum());
  }

  /** The most that it costs under a cap; both in quarters of a token. */
  long cost(long cap) {
    long sum = 0;
    for (Weighed message : messages) {
      sum += message.cost(cap);
    }
    return sum;
  }

  /** The most that several cost. */
  static long cost(List<Stretch> stretches, long cap) {
    return stretches.stream().mapToLong(stretch -> stretch.cost(cap)).sum();
  }

  /** What is sent of them, oldest first, under a cap. */
  static List<Placed> under(List<Stretch> newestFirst, long cap) {
    List<Placed> sent = new ArrayList<>();
    for (Stretch stretch : newestFirst.reversed()) {
      stretch.messages().forEach(message -> sent.add(message.under(cap)));
    }
    return sent;
  }
}
