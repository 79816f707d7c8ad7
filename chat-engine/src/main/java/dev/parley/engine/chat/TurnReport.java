// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Ledger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What can be told of an answer beside the answer.
 *
 * @param provider who answered
 * @param model the model that was asked
 * @param ledger what it was sent; made when it is asked for
 * @param cached whether the answer is one that was given before; asked after the first piece
 */
public record TurnReport(
    String provider, ModelId model, Supplier<Ledger> ledger, BooleanSupplier cached) {}
