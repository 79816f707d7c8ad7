// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn that was begun: its messages are safe, its answer is still to come.
 *
 * @param holder the running engine that works on it
 * @param messages what is new in this turn, in order
 * @param answer what there was of the answer when the lease was last renewed; null before that
 * @param leaseUntil when its holder counts as dead, unless it renews the lease
 */
public record OpenTurn(
    TurnId id,
    String holder,
    List<Message> messages,
    @Nullable AssistantMessage answer,
    Instant openedAt,
    Instant leaseUntil) {
  public OpenTurn {
    messages = List.copyOf(messages);
  }

  /** This turn, with more time and with what there is of its answer. */
  public OpenTurn renew(Instant until, @Nullable AssistantMessage soFar) {
    return new OpenTurn(id, holder, messages, soFar, openedAt, until);
  }

  /** Whether its holder must be taken for dead at that time. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(leaseUntil);
  }
}
