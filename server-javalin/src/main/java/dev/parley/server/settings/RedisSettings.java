// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Redis server, used where {@code stores} says redis.
 *
 * @param url its address, which may hold a password
 * @param keyPrefix what every key of ours begins with
 * @param timeout how long to wait for a connection, and for an answer
 */
public record RedisSettings(Secret url, String keyPrefix, Duration timeout) {

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.:-]{0,64}");

  static final Key<Secret> URL =
      Key.of(
          "url",
          RedisUrls.type(),
          new Secret("redis://127.0.0.1:6379"),
          "its address; one with a password only from the environment");
  static final Key<String> KEY_PREFIX =
      Key.of(
          "key_prefix",
          Types.text(PREFIX, "letters, digits, _, ., : and - (at most 64)"),
          "parley:",
          "what every key begins with; one each for Parleys that share nothing but the Redis");
  static final Key<Duration> TIMEOUT =
      Key.of(
          "timeout_seconds",
          Types.seconds("0.01", "60"),
          Duration.ofSeconds(1),
          "how long to wait for a connection, and for an answer; then the call fails with a 503");
  static final Section SECTION =
      new Section(
          "redis",
          "A Redis server, used where stores says redis.",
          List.of(URL, KEY_PREFIX, TIMEOUT));

  static RedisSettings from(Block block) {
    return new RedisSettings(block.get(URL), block.get(KEY_PREFIX), block.get(TIMEOUT));
  }
}
