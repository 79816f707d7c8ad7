// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer of a model.
 *
 * @param head what names it
 * @param choices at least one, unless the provider sent none
 * @param usage null when the provider did not say
 */
public record Completion(
    CompletionHead head, List<Choice> choices, @Nullable Usage usage, Extras extras) {
  public Completion {
    choices = List.copyOf(choices);
  }

  /** The text of the first choice; empty when there is none. */
  public String text() {
    return choices.isEmpty() ? "" : choices.getFirst().message().text();
  }
}
