// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.error.ParleyException;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import java.util.ArrayList;
import java.util.List;

/** Asks a model, and reads what it says to the end. */
public final class Answers {
  private Answers() {}

  /** The answer as it came. */
  public static List<ChatDelta> pieces(ChatModel model, ChatRequest request) {
    List<ChatDelta> pieces = new ArrayList<>();
    try (ChatStream answer = model.chat(request)) {
      answer.forEachRemaining(pieces::add);
    }
    return pieces;
  }

  /** The answer put together. */
  public static Completion answer(ChatModel model, ChatRequest request) {
    CompletionAssembler sum = new CompletionAssembler();
    pieces(model, request).forEach(sum::add);
    return sum.completion();
  }

  /**
   * The error that ends the answer.
   *
   * @throws AssertionError when it ends without one
   */
  public static ParleyException error(ChatModel model, ChatRequest request) {
    try {
      throw new AssertionError("answered " + pieces(model, request));
    } catch (ParleyException e) {
      return e;
    }
  }
}
