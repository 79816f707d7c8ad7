// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Trying a provider again.
 *
 * @param attempts tries in all
 * @param delay the pause before the second try
 * @param factor how much longer each further pause is
 */
public record RetrySettings(int attempts, Duration delay, double factor) {

  static final Key<Integer> ATTEMPTS =
      Key.of("attempts", Types.integer(1, 100), 3, "tries in all; 1: never again");
  static final Key<Duration> DELAY =
      Key.of(
          "delay_seconds",
          Types.seconds("0", "3600"),
          Duration.ofSeconds(1),
          "pause before the second try");
  static final Key<BigDecimal> FACTOR =
      Key.of(
          "factor",
          Types.decimal("1", "100"),
          new BigDecimal("2"),
          "how much longer each further pause is");
  static final Section SECTION =
      new Section("retry", "Trying a provider again.", List.of(ATTEMPTS, DELAY, FACTOR));

  static RetrySettings from(Block block) {
    return new RetrySettings(
        block.get(ATTEMPTS), block.get(DELAY), block.get(FACTOR).doubleValue());
  }
}
