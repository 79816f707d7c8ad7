// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.FunctionLab.stateless;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.usage.Money;
import dev.parley.domain.usage.PriceList;
import dev.parley.domain.usage.Prices;
import dev.parley.testkit.Script;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an answer cost, however many rounds it took. */
final class CostTest {
  private final FunctionLab lab = new FunctionLab();

  @Test
  void answerCostsWhatItsTokensDo() {
    lab.prices = PriceList.parse("as of 2026-01-31\nscripted 1 0.5 2 - made up");
    lab.model.enqueue(Script.text("Three.").thenUsage(Usage.of(10, 2)));
    assertThat(cost()).contains(money("0.000014"));
  }

  @Test
  void roundsAreAddedUp() {
    lab.prices = PriceList.parse("as of 2026-01-31\nscripted 1 0.5 2 - made up");
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "look", "{}").thenUsage(Usage.of(10, 2)),
        Script.text("Three.").thenUsage(Usage.of(20, 3)));
    assertThat(cost()).contains(money("0.00004"));
  }

  @Test
  void costThatIsNotKnownIsNotTold() {
    lab.model.enqueue(Script.text("Three."));
    assertThat(cost()).isEmpty();
  }

  @Test
  void modelsOfOnesOwnCostNothing() {
    lab.prices = Prices.FREE;
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Three."));
    assertThat(cost()).contains(Money.ZERO);
  }

  @Test
  void longerPromptThanThePriceIsForMakesTheWholeUnknown() {
    lab.prices = PriceList.parse("as of 2026-01-31\nscripted 1 0.5 2 15 made up");
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "look", "{}").thenUsage(Usage.of(10, 2)),
        Script.text("Three.").thenUsage(Usage.of(20, 3)));
    assertThat(cost()).isEmpty();
  }

  private Optional<Money> cost() {
    try (ChatReply reply = lab.engine().chat(stateless(Message.user("How many?")))) {
      var unused = reply.completion();
      return reply.cost();
    }
  }

  private static Money money(String usd) {
    return new Money(new BigDecimal(usd));
  }
}
