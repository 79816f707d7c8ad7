// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One streamed piece of an answer: what the API calls a chunk, whole, so that nothing in it is lost
 * and it can be sent on at once. {@link CompletionAssembler} makes a {@link Completion} of them;
 * {@link #of} makes one of a completion.
 *
 * @param choices the pieces by choice; empty in a piece that only brings usage
 * @param usage null in all but the last piece, as a rule
 */
public record ChatDelta(
    CompletionHead head, List<ChoiceDelta> choices, @Nullable Usage usage, Extras extras) {
  public ChatDelta {
    choices = List.copyOf(choices);
  }

  /** The text that this piece adds to the first choice; empty when it adds none. */
  public String text() {
    for (ChoiceDelta choice : choices) {
      if (choice.index() == 0 && choice.content() != null) {
        return choice.content();
      }
    }
    return "";
  }

  ChatDelta withChoices(List<ChoiceDelta> next) {
    return new ChatDelta(head, next, usage, extras);
  }

  /** A plain answer as the only piece of a stream; {@link CompletionAssembler} gives it back. */
  public static ChatDelta of(Completion completion) {
    return new ChatDelta(
        completion.head(),
        completion.choices().stream().map(ChoiceDelta::of).toList(),
        completion.usage(),
        completion.extras());
  }
}
