// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.error.ParleyException;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import java.util.ArrayList;
import java.util.List;

/** Asks a model and reads what it says. */
final class Chats {
  static final String MODEL = "gpt-4o-mini";
  static final ChatRequest PLAIN = ChatRequest.of(MODEL, Message.user("Say a few words."));
  static final ChatRequest STREAMED = PLAIN.with(Parameter.STREAM, true);

  private Chats() {}

  static List<ChatDelta> pieces(ChatModel model, ChatRequest request) {
    List<ChatDelta> pieces = new ArrayList<>();
    try (ChatStream answer = model.chat(request)) {
      answer.forEachRemaining(pieces::add);
    }
    return pieces;
  }

  static Completion answer(ChatModel model, ChatRequest request) {
    CompletionAssembler sum = new CompletionAssembler();
    pieces(model, request).forEach(sum::add);
    return sum.completion();
  }

  /** The error that ends the answer. */
  static ParleyException error(ChatModel model, ChatRequest request) {
    try {
      throw new AssertionError("answered " + pieces(model, request));
    } catch (ParleyException e) {
      return e;
    }
  }
}
