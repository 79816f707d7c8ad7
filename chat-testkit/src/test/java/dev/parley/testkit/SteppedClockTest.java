// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class SteppedClockTest {
  private final SteppedClock clock = SteppedClock.at(Instant.EPOCH);

  @Test
  void clockStandsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH).isEqualTo(clock.instant());
    clock.advance(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    clock.set(Instant.EPOCH.plusNanos(1));
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusNanos(1));
  }

  @Test
  void clockOfAnotherZoneMovesAlong() {
    Clock there = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofSeconds(5));
    assertThat(there.instant()).isEqualTo(clock.instant());
    assertThat(there.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
