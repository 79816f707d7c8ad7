// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LoopAccountTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final RawJson NONE = new RawJson("{}");
  private final LoopAccount account =
      new LoopAccount(new LoopLimits(3, 5, OptionalLong.of(1000), Duration.ofSeconds(60), 2), NOON);

  @Example
  void modelMayGoOnAtFirst() {
    assertThat(account.exhausted(NOON)).isEmpty();
  }

  @Example
  void roundsAreCounted() {
    for (int i = 0; i < 2; i++) {
      account.round(null);
      assertThat(account.exhausted(NOON)).isEmpty();
    }
    account.round(null);
    assertThat(account.exhausted(NOON)).hasValueSatisfying(w -> assertThat(w).contains("rounds"));
  }

  @Example
  void tokensAreCounted() {
    account.round(Usage.of(900, 99));
    assertThat(account.exhausted(NOON)).isEmpty();
    account.round(Usage.of(1, 0));
    assertThat(account.exhausted(NOON)).hasValueSatisfying(w -> assertThat(w).contains("tokens"));
  }

  @Example
  void timeIsCounted() {
    assertThat(account.exhausted(NOON.plusSeconds(59))).isEmpty();
    assertThat(account.exhausted(NOON.plusSeconds(60)))
        .hasValueSatisfying(w -> assertThat(w).contains("seconds"));
  }

  @Example
  void sameCallIsAllowedSoOftenAndNoMore() {
    assertThat(account.call("look", NONE)).isEmpty();
    assertThat(account.call("look", NONE)).isEmpty();
    assertThat(account.call("look", NONE)).isPresent();
    assertThat(account.exhausted(NOON)).isPresent();
  }

  @Example
  void callThatChangesSomethingIsAllowedOnce() {
    assertThat(account.callOnce("book", NONE)).isEmpty();
    assertThat(account.callOnce("book", NONE)).isPresent();
    assertThat(account.callOnce("book", new RawJson("{\"n\":1}"))).isEmpty();
  }

  @Property
  void neverMoreCallsThanAllowed(
      @ForAll @Size(max = 40) List<@IntRange(max = 30) Integer> arguments) {
    LoopAccount calls =
        new LoopAccount(
            new LoopLimits(3, 5, OptionalLong.empty(), Duration.ofSeconds(60), 2), NOON);
    long run = arguments.stream().filter(n -> calls.call("look", RawJson.of(n)).isEmpty()).count();
    assertThat(run).isLessThanOrEqualTo(5);
    assertThat(calls.exhausted(NOON).isPresent()).isEqualTo(run == 5 || run < arguments.size());
  }
}
