// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.TokenCount;
import java.util.OptionalInt;

/** Counts as a model does. */
public interface Tokenizer {
  /**
   * The tokens of a prompt as the model will see it: messages, tools, the chat template and the
   * opening of the answer.
   *
   * @throws dev.parley.domain.error.ProviderUnavailableException when the count needs a provider
   *     that is not there
   */
  TokenCount count(ChatRequest prompt);

  /**
   * The tokens that a message adds to a prompt, its share of the chat template included. The sum
   * over a prompt's messages may differ from {@link #count(ChatRequest)} by what the template adds
   * around them.
   */
  TokenCount count(ModelId model, Message message);

  /**
   * A number that {@link #count(ChatRequest)} does not exceed, had without counting: a prompt far
   * below its limit need not be counted at all. Empty where only counting tells.
   */
  default OptionalInt atMost(ChatRequest prompt) {
    return OptionalInt.empty();
  }
}
