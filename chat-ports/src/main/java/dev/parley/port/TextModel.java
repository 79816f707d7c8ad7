// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;

/** A provider of models that go on with a text, as the older API of completions has it. */
public interface TextModel {
  /**
   * Asks for an answer, the way the request says: in pieces when it is {@link
   * TextRequest#streamed}, else whole, as a stream of one piece.
   *
   * <p>Returns at once, and asks, closes and fails as {@link ChatModel#chat} does. The last usage
   * that its pieces tell is that of all prompts and answers. Beside the errors of a chat it throws
   * {@link dev.parley.domain.error.InvalidRequestException}: {@code unsupported_model}, when the
   * model is one for chats alone; {@code unsupported_parameter}, when the provider would pass over
   * a field in silence.
   */
  AnswerStream<TextCompletion> complete(TextRequest request);
}
