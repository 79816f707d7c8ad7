// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.json.TextJson;
import dev.parley.json.wire.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text completions of llama-server as the API has them: it writes log probabilities as in a chat,
 * and tells the usage of each choice by itself.
 */
final class TextAnswer implements Answer<TextCompletion> {
  private final Answer<TextCompletion> pieces;
  private final int choices;
  private final boolean isAlone;
  private final Map<Integer, TokenTable> tables = new HashMap<>();
  private final Set<Integer> counted = new HashSet<>();
  private Usage sum = Usage.of(0, 0);

  TextAnswer(Answer<TextCompletion> pieces, TextRequest request) {
    this.pieces = pieces;
    this.choices = request.choices();
    this.isAlone = choices * TextJson.prompts(request) == 1;
  }

  @Override
  public @Nullable TextCompletion read() throws IOException {
    TextCompletion piece = pieces.read();
    if (piece == null) {
      return null;
    }
    List<TextChoice> texts = piece.choices().stream().map(this::tabled).toList();
    return piece.withChoices(texts).withUsage(total(piece));
  }

  private TextChoice tabled(TextChoice choice) {
    RawJson logprobs = choice.logprobs();
    return logprobs == null
        ? choice
        : choice.withLogprobs(
            tables.computeIfAbsent(choice.index(), index -> new TokenTable()).of(logprobs));
  }

  /** Of all choices that told theirs; a prompt counts once, however many answers it has. */
  private @Nullable Usage total(TextCompletion piece) {
    Usage told = piece.usage();
    if (told == null || isAlone || piece.choices().isEmpty()) {
      return told;
    }
    int prompt = piece.choices().getFirst().index() / choices;
    long read = counted.add(prompt) ? told.promptTokens() : 0;
    sum = Usage.of(sum.promptTokens() + read, sum.completionTokens() + told.completionTokens());
    return sum;
  }
}
