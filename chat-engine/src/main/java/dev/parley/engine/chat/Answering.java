// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.usage.Money;
import dev.parley.port.ChatStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer as it comes: pieces for the caller, and what of it belongs into the log. */
interface Answering extends ChatStream {
  /**
   * Who answers, and what the model was sent.
   *
   * @throws IllegalStateException before the first piece
   */
  TurnReport report();

  /** Whether a model has begun to answer, so that there is a {@link #report}. */
  boolean isAsked();

  /** Whether a piece of the answer came. */
  boolean isBegun();

  /**
   * What its reader was given so far, as one answer.
   *
   * @throws IllegalStateException when no piece came
   */
  Completion completion();

  /** What the whole answer cost; empty where that is not known for sure. */
  Optional<Money> cost();

  /** The first prompt that a provider cut without saying so; known once the answer is whole. */
  Optional<CutUpstream> cutUpstream();

  /** All of the turn once the answer is whole, what it brought included. */
  List<Message> whole();

  /** As {@link #whole}, so far, where functions ran; empty while none did. From any thread. */
  List<Message> kept();

  /** What there is of the answer after that; null when there is nothing. From any thread. */
  @Nullable AssistantMessage soFar();

  /** Whether {@link #kept} can no longer change once this was closed. */
  boolean isSettled();

  /** Waits until {@link #isSettled}. */
  void settle() throws InterruptedException;
}
