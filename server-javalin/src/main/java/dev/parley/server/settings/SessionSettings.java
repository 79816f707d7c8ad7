// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.List;

/**
 * Sessions of the small API.
 *
 * @param expiration how long a session lives without use
 */
public record SessionSettings(Duration expiration) {

  static final Key<Duration> EXPIRATION =
      Key.of(
              "expiration_seconds",
              Types.seconds("1", "31536000"),
              Duration.ofHours(1),
              "how long a session lives without use")
          .withAlias("SESSION_EXPIRATION");
  static final Section SECTION =
      new Section("sessions", "Sessions of the small API.", List.of(EXPIRATION));

  static SessionSettings from(Block block) {
    return new SessionSettings(block.get(EXPIRATION));
  }
}
