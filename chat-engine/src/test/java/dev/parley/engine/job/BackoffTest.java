// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private final Backoff backoff = new Backoff(FIRST, 3, LONGEST);

  @Property
  void eachWaitIsFromHalfToTheWholeOfWhatItMayBe(
      @ForAll @IntRange(min = 1, max = 100) int attempts, @ForAll long seed) {
    double whole =
        Math.min(
            (double) LONGEST.toMillis(), (double) FIRST.toMillis() * Math.pow(3, attempts - 1));
    long delay = backoff.delay(attempts, new Random(seed)).toMillis();
    assertThat((double) delay).isBetween(Math.floor(whole / 2), Math.ceil(whole));
  }

  @Test
  void whatFailedTogetherDoesNotComeBackTogether() {
    assertThat(backoff.delay(3, new Random(1))).isNotEqualTo(backoff.delay(3, new Random(2)));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, 2, LONGEST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Backoff(LONGEST, 2, FIRST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Backoff(FIRST, 0.5, LONGEST))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
