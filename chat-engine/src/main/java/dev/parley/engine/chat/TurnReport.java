// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.FieldWarning;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.usage.Money;
import dev.parley.domain.usage.Prices;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of an answer beside the answer.
 *
 * @param provider who answered
 * @param model the model that was asked
 * @param leftUpTo the last sequence of the conversation that stands before all that it was sent; 0
 *     when nothing was left out
 * @param ledger what it was sent; made when it is asked for
 * @param cached whether the answer is one that was given before; asked after the first piece
 * @param prices what the provider's models cost
 * @param warnings fields that it was asked without; complete once the answer has begun
 */
public record TurnReport(
    String provider,
    ModelId model,
    long leftUpTo,
    Supplier<Ledger> ledger,
    BooleanSupplier cached,
    Prices prices,
    Supplier<List<FieldWarning>> warnings) {
  /**
   * What the answer cost: nothing, where it was given before; empty where that is not known for
   * sure.
   *
   * @param answer what the answer says of itself
   * @param usage null when the provider did not say
   */
  public Optional<Money> cost(CompletionHead answer, @Nullable Usage usage) {
    return cached.getAsBoolean() ? Optional.of(Money.ZERO) : prices.cost(model, answer, usage);
  }
}
