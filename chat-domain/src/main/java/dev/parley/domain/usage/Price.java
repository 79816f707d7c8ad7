// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.usage;

import dev.parley.domain.chat.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model's tokens of text cost, in US dollars for a million.
 *
 * @param input tokens of the prompt that are read anew
 * @param cachedInput tokens of the prompt that the provider finds in its cache; never more than
 *     {@code input}
 * @param output tokens that the model writes, those that it thinks with among them
 * @param longestPrompt how many tokens a prompt may have at this price
 */
public record Price(
    BigDecimal input, BigDecimal cachedInput, BigDecimal output, long longestPrompt) {
  public static final Price FREE =
      new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Long.MAX_VALUE);

  private static final int MILLION = 6;

  public Price {
    if (cachedInput.signum() < 0 || input.compareTo(cachedInput) < 0 || output.signum() < 0) {
      throw new IllegalArgumentException(
          "price is %s, %s, %s: from 0, and cached input no dearer than input"
              .formatted(input, cachedInput, output));
    }
  }

  /**
   * What so many tokens cost.
   *
   * @param prompt all tokens of the prompt
   * @param cached those of them that were found in the cache
   */
  public Money cost(long prompt, long cached, long output) {
    BigDecimal sum =
        input
            .multiply(BigDecimal.valueOf(Math.subtractExact(prompt, cached)))
            .add(cachedInput.multiply(BigDecimal.valueOf(cached)))
            .add(this.output.multiply(BigDecimal.valueOf(output)));
    return new Money(sum.movePointLeft(MILLION));
  }

  /** What an answer cost; empty where tokens of another kind than text were used, or too many. */
  public Optional<Money> cost(Usage usage) {
    if (usage.promptTokens() > longestPrompt || (!this.equals(FREE) && hasSound(usage))) {
      return Optional.empty();
    }
    Usage.PromptDetails details = usage.promptDetails();
    long cached = details == null ? 0 : orZero(details.cachedTokens());
    long prompt = Math.max(0, usage.promptTokens());
    long known = Math.clamp(cached, 0, prompt);
    return Optional.of(cost(prompt, known, Math.max(0, usage.completionTokens())));
  }

  private static boolean hasSound(Usage usage) {
    Usage.PromptDetails prompt = usage.promptDetails();
    Usage.CompletionDetails completion = usage.completionDetails();
    return (prompt != null && orZero(prompt.audioTokens()) > 0)
        || (completion != null && orZero(completion.audioTokens()) > 0);
  }

  private static long orZero(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }
}
