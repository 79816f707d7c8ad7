// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void answerHasWhatTheRequestAsksForElseTheReserveAndAtMostHalfTheWindow() {
    assertThat(Budget.of(2048, OptionalLong.empty(), 512).answer()).isEqualTo(512);
    assertThat(Budget.of(2048, OptionalLong.of(100), 512).answer()).isEqualTo(100);
    assertThat(Budget.of(2048, OptionalLong.of(800), 512).answer()).isEqualTo(800);
    assertThat(Budget.of(2048, OptionalLong.of(4000), 512).answer()).isEqualTo(1024);
  }

  @Property
  void promptHasAtLeastHalfTheWindow(
      @ForAll @IntRange(min = 2) int window,
      @ForAll @LongRange(min = 1) long wanted,
      @ForAll @IntRange(min = 0) int reserve) {
    Budget budget = Budget.of(window, OptionalLong.of(wanted), reserve);
    assertThat(budget.prompt()).isGreaterThanOrEqualTo(window / 2);
    assertThat((long) budget.prompt() + budget.answer()).isEqualTo(window);
  }
}
