// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Usage;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

final class PriceLawsTest {
  private static final long MOST = 1_000_000_000L;

  @Property
  void partsCostWhatTheWholeDoes(
      @ForAll("prices") Price price,
      @ForAll @LongRange(max = MOST) long fresh,
      @ForAll @LongRange(max = MOST) long cached,
      @ForAll @LongRange(max = MOST) long output) {
    Money whole = price.cost(fresh + cached, cached, output);
    Money parts =
        price.cost(fresh, 0, 0).plus(price.cost(cached, cached, 0)).plus(price.cost(0, 0, output));
    assertThat(parts).isEqualTo(whole);
    long some = fresh / 3;
    assertThat(price.cost(some, 0, 0).plus(price.cost(fresh - some, 0, 0)))
        .isEqualTo(price.cost(fresh, 0, 0));
  }

  @Property
  void cachedTokensNeverCostMore(
      @ForAll("prices") Price price,
      @ForAll @LongRange(max = MOST) long prompt,
      @ForAll @LongRange(max = MOST) long cached,
      @ForAll @LongRange(max = MOST) long output) {
    long found = Math.min(prompt, cached);
    Money dear = price.cost(prompt, 0, output);
    assertThat(price.cost(prompt, found, output).usd()).isLessThanOrEqualTo(dear.usd());
    assertThat(price.cost(prompt, found, output).usd()).isNotNegative();
  }

  @Property
  void moreTokensNeverCostLess(
      @ForAll("prices") Price price,
      @ForAll @LongRange(max = MOST) long prompt,
      @ForAll @LongRange(max = MOST) long output,
      @ForAll @LongRange(max = MOST) long more) {
    assertThat(price.cost(prompt + more, 0, output).usd())
        .isGreaterThanOrEqualTo(price.cost(prompt, 0, output).usd());
  }

  @Property
  void amountsAreWrittenPlainlyAndExactly(
      @ForAll("prices") Price price, @ForAll @LongRange(max = MOST) long tokens) {
    Money money = price.cost(tokens, 0, tokens);
    assertThat(money.toString()).matches("\\d+(\\.\\d*[1-9])?");
    assertThat(new BigDecimal(money.toString())).isEqualByComparingTo(money.usd());
  }

  @Property
  void whatAProviderTellsOfItsCacheIsNeverMoreThanThePrompt(
      @ForAll("prices") Price price,
      @ForAll @LongRange(max = MOST) long prompt,
      @ForAll long cached) {
    Usage usage =
        new Usage(
            prompt,
            0,
            prompt,
            new Usage.PromptDetails(cached, null, Extras.NONE),
            null,
            Extras.NONE);
    Money cost = price.cost(usage).orElseThrow();
    assertThat(cost.usd())
        .isBetween(price.cost(prompt, prompt, 0).usd(), price.cost(prompt, 0, 0).usd());
  }

  @Example
  void oneTokenOfTheCheapestIsNotRoundedAway() {
    Price price = price("0.05", "0.005", "0.4");
    assertThat(price.cost(1, 1, 0)).hasToString("0.000000005");
    assertThat(price.cost(1000, 200, 50)).hasToString("0.000061");
    assertThat(price.cost(0, 0, 0)).isEqualTo(Money.ZERO).hasToString("0");
  }

  @Example
  void soundIsNotPricedAsText() {
    Usage usage =
        new Usage(10, 1, 11, new Usage.PromptDetails(null, 3L, Extras.NONE), null, Extras.NONE);
    assertThat(price("1", "1", "1").cost(usage)).isEmpty();
    assertThat(Price.FREE.cost(usage)).contains(Money.ZERO);
  }

  @Example
  void longerPromptThanThePriceIsForIsNotPriced() {
    Price price = new Price(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 100);
    assertThat(price.cost(Usage.of(100, 1))).isPresent();
    assertThat(price.cost(Usage.of(101, 1))).isEmpty();
  }

  @Example
  void dearerCacheIsNoPrice() {
    assertThatThrownBy(() -> price("1", "1.1", "1")).hasMessageContaining("no dearer than input");
    assertThatThrownBy(() -> price("1", "-1", "1")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Price price(String input, String cached, String output) {
    return new Price(
        new BigDecimal(input), new BigDecimal(cached), new BigDecimal(output), Long.MAX_VALUE);
  }

  @Provide
  Arbitrary<Price> prices() {
    Arbitrary<BigDecimal> dollars =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(1000)).ofScale(4);
    return Combinators.combine(dollars, dollars, dollars)
        .as((a, b, output) -> new Price(a.max(b), a.min(b), output, Long.MAX_VALUE));
  }
}
