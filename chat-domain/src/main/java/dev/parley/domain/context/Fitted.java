// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the model is sent, and the account of it.
 *
 * @param ledger made when it is asked for; may count then
 */
public record Fitted(List<Message> messages, Supplier<Ledger> ledger) {}
