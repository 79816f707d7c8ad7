// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import java.time.Duration;

/**
 * Where Redis is, and how long to wait for it.
 *
 * @param url {@code redis://[[user]:password@]host[:port][/database]}; {@code rediss://} for TLS;
 *     {@code redis-sentinel://host:port,host:port/database#master} and {@code
 *     redis-cluster://host:port,host:port}, with {@code rediss-} for TLS
 * @param keyPrefix what every key begins with, at most 64 of {@code A-Z a-z 0-9 _ . : -}: Parleys
 *     that share a Redis and nothing else have one each
 * @param timeout how long to wait for a connection, and for an answer: 10 milliseconds to a minute
 */
public record RedisDatabaseSettings(String url, String keyPrefix, Duration timeout) {
  static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);
  static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

  public RedisDatabaseSettings {
    // what is wrong with it comes out here
    var unused = Address.of(url, timeout);
    if (!keyPrefix.matches("[A-Za-z0-9_.:-]{0,64}")) {
      throw new IllegalArgumentException(
          "keyPrefix is '"
              + keyPrefix
              + "': give at most 64 of the characters A-Z a-z 0-9 _ . : -");
    }
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "timeout is %s: give %s to %s".formatted(timeout, SHORTEST_TIMEOUT, LONGEST_TIMEOUT));
    }
  }

  /** That Redis, with the defaults for everything else. */
  public static RedisDatabaseSettings at(String url) {
    return new RedisDatabaseSettings(url, "parley:", Duration.ofSeconds(1));
  }

  public RedisDatabaseSettings withKeyPrefix(String prefix) {
    return new RedisDatabaseSettings(url, prefix, timeout);
  }

  public RedisDatabaseSettings withTimeout(Duration longest) {
    return new RedisDatabaseSettings(url, keyPrefix, longest);
  }

  Address address() {
    return Address.of(url, timeout);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RedisDatabaseSettings[url=%s, keyPrefix=%s, timeout=%s]"
        .formatted(address().shown(), keyPrefix, timeout);
  }
}
