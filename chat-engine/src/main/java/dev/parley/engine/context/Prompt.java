// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.context.Ledger;
import java.util.function.Supplier;

/**
 * What the model is sent, and the account of it.
 *
 * @param leftUpTo the last sequence of the conversation that stands before all that is sent; 0 when
 *     nothing was left out
 * @param count how long it is, where that is known
 */
public record Prompt(ChatRequest request, long leftUpTo, PromptCount count) {
  /** Makes the ledger when it is asked for. */
  public Supplier<Ledger> ledger() {
    return count::ledger;
  }
}
