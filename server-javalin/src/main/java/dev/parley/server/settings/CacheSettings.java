// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.List;

/**
 * Answers kept for the same prompt.
 *
 * @param enabled whether a request or route may ask for it
 * @param timeToLive how long an answer is kept
 */
public record CacheSettings(boolean enabled, Duration timeToLive) {

  static final Key<Boolean> ENABLED =
      Key.of("enabled", Types.bool(), true, "whether a request or route may ask for it");
  static final Key<Duration> TIME_TO_LIVE =
      Key.of(
          "ttl_seconds",
          Types.seconds("1", "31536000"),
          Duration.ofHours(1),
          "how long an answer is kept");
  static final Section SECTION =
      new Section("cache", "Answers kept for the same prompt.", List.of(ENABLED, TIME_TO_LIVE));

  static CacheSettings from(Block block) {
    return new CacheSettings(block.get(ENABLED), block.get(TIME_TO_LIVE));
  }
}
