// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Usage;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceListTest {
  private static final PriceList LIST =
      PriceList.parse(
          """
          # where from
          as of 2026-01-31

          gpt-4o            2.5  1.25 10 -   a page
          gpt-4o-2024-05-13 5    -    15 -   a page
          gpt-4             30   -    60 100 a page
          """);

  @Test
  void listHasItsDate() {
    assertThat(LIST.asOf()).isEqualTo(LocalDate.of(2026, 1, 31));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "gpt-4o-2024-08-06", "gpt-4o-2031-01-01"})
  void nameWithADateCostsWhatTheNameCosts(String model) {
    assertThat(LIST.of(new ModelId(model)).orElseThrow().input()).isEqualByComparingTo("2.5");
  }

  @Test
  void dateThatIsListedHasItsOwnPrice() {
    Price price = LIST.of(new ModelId("gpt-4o-2024-05-13")).orElseThrow();
    assertThat(price.input()).isEqualByComparingTo("5");
    assertThat(price.cachedInput()).isEqualByComparingTo("5");
    assertThat(LIST.of(new ModelId("gpt-4-0613")).orElseThrow().longestPrompt()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4o-mini",
        "gpt-4o-audio-preview",
        "gpt-5",
        "my-gpt-4o",
        "gpt-4o-20",
        "GPT-4O"
      })
  void otherNamesHaveNoPrice(String model) {
    assertThat(LIST.of(new ModelId(model))).isEmpty();
  }

  @Test
  void answerNamesTheModelThatIsPaidFor() {
    ModelId asked = new ModelId("gpt-4o");
    Usage usage = Usage.of(1_000_000, 0);
    assertThat(LIST.cost(asked, CompletionHead.of("c", 1, "gpt-4o-2024-05-13"), usage))
        .hasValueSatisfying(cost -> assertThat(cost).hasToString("5"));
    assertThat(LIST.cost(asked, CompletionHead.of("c", 1, "something"), usage))
        .hasValueSatisfying(cost -> assertThat(cost).hasToString("2.5"));
    assertThat(LIST.cost(asked, CompletionHead.of("c", 1, ""), usage)).isPresent();
    assertThat(LIST.cost(asked, CompletionHead.of("c", 1, "gpt-4o"), null)).isEmpty();
    assertThat(Prices.UNKNOWN.cost(asked, CompletionHead.of("c", 1, "gpt-4o"), usage)).isEmpty();
    assertThat(Prices.FREE.cost(asked, CompletionHead.of("c", 1, "gpt-4o"), usage))
        .contains(Money.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flex", "priority", "batch"})
  void anotherPaceHasAnotherPrice(String tier) {
    CompletionHead head = new CompletionHead("c", 1, "gpt-4o", null, tier);
    assertThat(LIST.cost(new ModelId("gpt-4o"), head, Usage.of(1, 1))).isEmpty();
    CompletionHead usual = new CompletionHead("c", 1, "gpt-4o", null, "default");
    assertThat(LIST.cost(new ModelId("gpt-4o"), usual, Usage.of(1, 1))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as of 2026-01-31\na 1 2",
        "a 1 1 1 - x",
        "as of 2026-01-31\na 1 1 1 - x\na 1 1 1 - x"
      })
  void listThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> PriceList.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
