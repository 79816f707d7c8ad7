// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.usage;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Usage;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider's models cost. */
public interface Prices {
  /** Nothing is known. */
  Prices UNKNOWN = model -> Optional.empty();

  /** Models that run on one's own machines. */
  Prices FREE = model -> Optional.of(Price.FREE);

  /** The price of a model; empty when it is not known. */
  Optional<Price> of(ModelId model);

  /**
   * What an answer cost; empty when that is not known for sure.
   *
   * @param asked the model as it was asked for, where the answer names another one without a price
   * @param answer what the answer says of itself
   * @param usage null when the provider did not say
   */
  default Optional<Money> cost(ModelId asked, CompletionHead answer, @Nullable Usage usage) {
    String tier = answer.serviceTier();
    if (usage == null || !(tier == null || Tiers.LISTED.contains(tier))) {
      return Optional.empty();
    }
    Optional<Price> answered =
        answer.model().isBlank() ? Optional.empty() : of(new ModelId(answer.model()));
    return answered.or(() -> of(asked)).flatMap(price -> price.cost(usage));
  }

  /** How fast a provider is asked to be; lists are for the usual pace. */
  final class Tiers {
    private static final Set<String> LISTED = Set.of("default", "auto", "standard");

    private Tiers() {}
  }
}
