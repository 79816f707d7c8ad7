// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.CanonicalCompletion;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.TextContent;
import dev.parley.json.ChatJson;
import java.io.IOException;
import java.util.Set;

/** Answers in a chat. */
enum ChatForm implements Form<ChatDelta> {
  ONLY;

  @Override
  public ChatDelta piece(byte[] json) {
    return ChatJson.readDelta(json, 0, json.length);
  }

  @Override
  public Pieces<ChatDelta> pieces() {
    return Pieces.canonical();
  }

  @Override
  public ChatDelta whole(byte[] json, int length) {
    return ChatDelta.of(
        CanonicalCompletion.of(ChatJson.readCompletion(json, 0, length), CallIds::next));
  }

  @Override
  public Extras extras(ChatDelta piece) {
    return piece.extras();
  }

  @Override
  public boolean hasChoices(ChatDelta piece) {
    return !piece.choices().isEmpty();
  }

  @Override
  public void addFinished(ChatDelta piece, Set<Integer> finished) {
    for (ChoiceDelta choice : piece.choices()) {
      if (choice.finishReason() != null) {
        finished.add(choice.index());
      }
    }
  }

  @Override
  public ChatDelta sum(Answer<ChatDelta> pieces) throws IOException {
    CompletionAssembler sum = new CompletionAssembler();
    for (ChatDelta piece = pieces.read(); piece != null; piece = pieces.read()) {
      sum.add(piece);
    }
    Completion all = sum.completion();
    return ChatDelta.of(
        new Completion(
            all.head(),
            all.choices().stream().map(ChatForm::spoken).toList(),
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
