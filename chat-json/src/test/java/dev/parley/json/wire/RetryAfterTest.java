// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "7,7",
    "' 30 ',30",
    "99999999,86400",
    "99999999999999999999,1",
    "-3,1",
    "soon,1",
    "'Sat, 21 Nov 2026 10:01:30 GMT',90",
    "'Sat, 21 Nov 2026 09:00:00 GMT',0",
    "'Tue, 24 Nov 2026 09:00:00 GMT',86400"
  })
  void secondsAndDatesAreReadAndBounded(String header, long seconds) {
    assertThat(RetryAfter.of(header, clock)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void withoutAHeaderItIsASecond() {
    assertThat(RetryAfter.of(null, clock)).isEqualTo(Duration.ofSeconds(1));
  }
}
