// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.conversation.RoughSize;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import dev.parley.port.Tokenizer;
import java.util.List;
import java.util.OptionalInt;

/** Answers the same at once, within the process, and counts rough tokens. */
final class InstantModel implements ChatModel, Tokenizer {
  private static final ModelId NAME = new ModelId("instant");
  private static final Completion COMPLETION =
      new Completion(
          CompletionHead.of("chatcmpl-1", 1_763_683_200, NAME.value()),
          List.of(
              new Choice(
                  0,
                  Message.assistant("Green tea, before noon."),
                  FinishReason.STOP,
                  null,
                  Extras.NONE)),
          Usage.of(40, 10),
          Extras.NONE);
  private static final ChatDelta ANSWER = ChatDelta.of(COMPLETION);

  private final int window;

  InstantModel(int window) {
    this.window = window;
  }

  /** What it answers. */
  static Completion completion() {
    return COMPLETION;
  }

  @Override
  public ChatStream chat(ChatRequest request) {
    return new OnePiece(ANSWER);
  }

  @Override
  public Capabilities capabilities(ModelId model) {
    return Capabilities.UNKNOWN.withWindow(window);
  }

  @Override
  public List<ModelId> models() {
    return List.of(NAME);
  }

  @Override
  public TokenCount count(ChatRequest prompt) {
    return new TokenCount(sum(prompt), true);
  }

  @Override
  public TokenCount count(ModelId model, Message message) {
    return new TokenCount((int) RoughSize.of(message), true);
  }

  @Override
  public OptionalInt atMost(ChatRequest prompt) {
    return OptionalInt.of(sum(prompt));
  }

  private static int sum(ChatRequest prompt) {
    return (int) prompt.messages().stream().mapToLong(RoughSize::of).sum();
  }
}
