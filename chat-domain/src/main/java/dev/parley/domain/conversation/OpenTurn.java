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
 * @param kept what stays whatever becomes of the turn, since functions of the server ran for it:
 *     all that was said in it so far, {@code messages} included. While calls run, the last message
 *     has no results yet. Empty until a function runs
 * @param answer what there was of the answer when the lease was last renewed; null before that
 * @param leaseUntil when its holder counts as dead, unless it renews the lease
 */
public record OpenTurn(
    TurnId id,
    String holder,
    List<Message> messages,
    List<Message> kept,
    @Nullable AssistantMessage answer,
    Instant openedAt,
    Instant leaseUntil) {
  /** The lease of a turn that no server holds: nobody takes it for dead. */
  public static final Instant FOR_EVER = Instant.parse("9999-12-31T23:59:59Z");

  public OpenTurn {
    messages = List.copyOf(messages);
    kept = List.copyOf(kept);
  }

  /** A turn that has just been begun. */
  public static OpenTurn begin(
      TurnId id, String holder, List<Message> messages, Instant openedAt, Instant leaseUntil) {
    return new OpenTurn(id, holder, messages, List.of(), null, openedAt, leaseUntil);
  }

  /** This turn, with more time and with what there is of its answer. */
  public OpenTurn renew(Instant until, @Nullable AssistantMessage soFar) {
    return new OpenTurn(id, holder, messages, kept, soFar, openedAt, until);
  }

  /** This turn, with all that was said in it so far, to be kept; no answer after that yet. */
  public OpenTurn keep(List<Message> said) {
    return new OpenTurn(id, holder, messages, said, null, openedAt, leaseUntil);
  }

  /** Whether its holder must be taken for dead at that time. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(leaseUntil);
  }
}
