// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.context.Ledger;
import java.util.function.Supplier;

/**
 * What the model is sent, and the account of it.
 *
 * @param ledger made when it is asked for
 */
public record Prompt(ChatRequest request, Supplier<Ledger> ledger) {}
