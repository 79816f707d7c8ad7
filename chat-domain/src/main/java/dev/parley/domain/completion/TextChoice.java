// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.completion;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * One text, or a piece of it.
 *
 * @param index the place of its prompt times the answers wanted to each, and its place among these
 * @param logprobs as they came; null when there are none
 * @param finishReason null until the last piece
 */
public record TextChoice(
    int index,
    String text,
    @Nullable RawJson logprobs,
    @Nullable FinishReason finishReason,
    Extras extras) {

  public static TextChoice text(int index, String text) {
    return new TextChoice(index, text, null, null, Extras.NONE);
  }

  public static TextChoice finished(int index, FinishReason reason) {
    return new TextChoice(index, "", null, reason, Extras.NONE);
  }

  public TextChoice withLogprobs(@Nullable RawJson next) {
    return new TextChoice(index, text, next, finishReason, extras);
  }
}
