// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.completion;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer, or one streamed piece of it: the API writes both alike.
 *
 * @param choices by prompt and answer; empty in a piece that only brings usage
 * @param usage null in all but the last piece, as a rule
 */
public record TextCompletion(
    CompletionHead head, List<TextChoice> choices, @Nullable Usage usage, Extras extras) {
  public TextCompletion {
    choices = List.copyOf(choices);
  }

  /** The text of the first choice; empty when it has none. */
  public String text() {
    return choices.stream()
        .filter(choice -> choice.index() == 0)
        .map(TextChoice::text)
        .findFirst()
        .orElse("");
  }

  public TextCompletion withHead(CompletionHead next) {
    return new TextCompletion(next, choices, usage, extras);
  }

  public TextCompletion withChoices(List<TextChoice> next) {
    return new TextCompletion(head, next, usage, extras);
  }

  public TextCompletion withUsage(@Nullable Usage next) {
    return new TextCompletion(head, choices, next, extras);
  }
}
