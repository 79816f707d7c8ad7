// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.context.TokenCounter;
import dev.parley.domain.conversation.RoughSize;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;

/** Counts in rough tokens and remembers what it counted. */
final class RoughCounter implements TokenCounter {
  private final IdentityHashMap<Message, TokenCount> counted = new IdentityHashMap<>();

  @Override
  public TokenCount count(List<Message> prompt) {
    int sum = 0;
    for (Message message : prompt) {
      sum += count(message).tokens();
    }
    return new TokenCount(sum, false);
  }

  @Override
  public TokenCount count(Message message) {
    return counted.computeIfAbsent(message, m -> new TokenCount((int) RoughSize.of(m), false));
  }

  @Override
  public OptionalInt atMost(List<Message> prompt) {
    return OptionalInt.empty();
  }
}
