// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a choice really ended. Providers say {@code stop} after calls, {@code tool_calls} without
 * one, either of them where the tokens ran out in the middle of a call, words of their own, or
 * nothing.
 */
final class TrueReason {
  /** What other providers call the reasons of the API. */
  private static final Map<String, FinishReason> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("eos", FinishReason.STOP),
          Map.entry("eos_token", FinishReason.STOP),
          Map.entry("end_turn", FinishReason.STOP),
          Map.entry("stop_sequence", FinishReason.STOP),
          Map.entry("complete", FinishReason.STOP),
          Map.entry("tool_use", FinishReason.TOOL_CALLS),
          Map.entry("tool_call", FinishReason.TOOL_CALLS),
          Map.entry("max_tokens", FinishReason.LENGTH),
          Map.entry("max_output_tokens", FinishReason.LENGTH),
          Map.entry("model_length", FinishReason.LENGTH),
          Map.entry("safety", FinishReason.CONTENT_FILTER));

  /** Reasons that what was said bears out or not. */
  private static final Set<FinishReason> DEPENDS =
      Set.of(FinishReason.STOP, FinishReason.TOOL_CALLS, FinishReason.FUNCTION_CALL);

  /** What a choice calls. */
  enum Calls {
    NONE,
    /** In the older form, which has one. */
    FUNCTION,
    TOOLS;

    static Calls of(boolean tools, boolean function) {
      if (tools) {
        return TOOLS;
      }
      return function ? FUNCTION : NONE;
    }
  }

  private TrueReason() {}

  /**
   * The reason.
   *
   * @param said the provider's; null when it ended the answer without one
   * @param cut whether the arguments of a call break off
   */
  static FinishReason of(@Nullable FinishReason said, Calls calls, boolean cut) {
    FinishReason known = said instanceof FinishReason.Other other ? inOurWords(other) : said;
    if (known != null && !DEPENDS.contains(known)) {
      return known;
    }
    if (cut) {
      return FinishReason.LENGTH;
    }
    return switch (calls) {
      case TOOLS -> FinishReason.TOOL_CALLS;
      case FUNCTION -> FinishReason.FUNCTION_CALL;
      case NONE -> FinishReason.STOP;
    };
  }

  private static FinishReason inOurWords(FinishReason.Other other) {
    String word = other.wireName().toLowerCase(Locale.ROOT);
    FinishReason known = FinishReason.of(word);
    return known instanceof FinishReason.Other ? OTHER_WORDS.getOrDefault(word, other) : known;
  }
}
