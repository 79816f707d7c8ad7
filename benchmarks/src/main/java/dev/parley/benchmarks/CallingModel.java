// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.TokenCount;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import dev.parley.port.Tokenizer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Answers at once, within the process: a question with a call of a function, a result with text.
 */
final class CallingModel implements ChatModel, Tokenizer {
  static final String NAME = "calling";
  private static final int WINDOW = 128_000;
  private static final int TOKENS_A_MESSAGE = 16;
  private static final CompletionHead HEAD = CompletionHead.of("chatcmpl-1", 1_763_683_200, NAME);

  private final ChatDelta call;
  private final ChatDelta text = piece(Message.assistant("It is on its way."), FinishReason.STOP);

  CallingModel(String function, String arguments) {
    FunctionToolCall made =
        new FunctionToolCall(
            "call_1", new FunctionCall(function, arguments, Extras.NONE), Extras.NONE);
    call = piece(AssistantMessage.of(new TextContent(""), List.of(made)), FinishReason.TOOL_CALLS);
  }

  private static ChatDelta piece(AssistantMessage message, FinishReason reason) {
    Choice choice = new Choice(0, message, reason, null, Extras.NONE);
    return ChatDelta.of(new Completion(HEAD, List.of(choice), Usage.of(40, 10), Extras.NONE));
  }

  @Override
  public ChatStream chat(ChatRequest request) {
    return new OnePiece(request.messages().getLast().role() == Role.TOOL ? text : call);
  }

  @Override
  public Capabilities capabilities(ModelId model) {
    return Capabilities.UNKNOWN.withWindow(WINDOW);
  }

  @Override
  public List<ModelId> models() {
    return List.of(new ModelId(NAME));
  }

  @Override
  public TokenCount count(ChatRequest prompt) {
    return new TokenCount(prompt.messages().size() * TOKENS_A_MESSAGE, true);
  }

  @Override
  public TokenCount count(ModelId model, Message message) {
    return new TokenCount(TOKENS_A_MESSAGE, true);
  }

  @Override
  public OptionalInt atMost(ChatRequest prompt) {
    return OptionalInt.of(prompt.messages().size() * TOKENS_A_MESSAGE);
  }
}
