// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.TextContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer that comes in pieces and is wanted whole: a stream of one piece. */
final class GatheredAnswer implements Answer {
  private final Answer pieces;
  private boolean read;

  GatheredAnswer(Answer pieces) {
    this.pieces = pieces;
  }

  @Override
  public @Nullable ChatDelta read() throws IOException {
    if (read) {
      return null;
    }
    CompletionAssembler sum = new CompletionAssembler();
    for (ChatDelta piece = pieces.read(); piece != null; piece = pieces.read()) {
      sum.add(piece);
    }
    read = true;
    Completion all = sum.completion();
    return ChatDelta.of(
        new Completion(
            all.head(),
            all.choices().stream().map(GatheredAnswer::spoken).toList(),
            all.usage(),
            all.extras()));
  }

  /** A model that says nothing at all says so in no piece; a whole answer has an empty text. */
  private static Choice spoken(Choice choice) {
    AssistantMessage said = choice.message();
    if (said.content() != null
        || said.refusal() != null
        || said.functionCall() != null
        || !said.toolCalls().isEmpty()) {
      return choice;
    }
    AssistantMessage empty =
        new AssistantMessage(
            new TextContent(""), null, null, said.toolCalls(), null, said.extras());
    return new Choice(
        choice.index(), empty, choice.finishReason(), choice.logprobs(), choice.extras());
  }
}
