// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the model is sent, and the account of it.
 *
 * @param leftUpTo the last sequence of the conversation that stands before all that is sent; 0 when
 *     nothing was left out
 * @param used the prompt's tokens; null where nobody had to count them
 * @param ledger made when it is asked for; may count then
 */
public record Fitted(
    List<Message> messages, long leftUpTo, @Nullable TokenCount used, Supplier<Ledger> ledger) {}
