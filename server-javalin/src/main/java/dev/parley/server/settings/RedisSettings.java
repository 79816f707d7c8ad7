// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;

/**
 * A Redis server, used where {@code stores} says redis.
 *
 * @param url its address, which may hold a password
 */
public record RedisSettings(Secret url) {

  static final Key<Secret> URL =
      Key.of(
          "url",
          UrlTypes.redis(),
          new Secret("redis://127.0.0.1:6379"),
          "its address; one with a password only from the environment");
  static final Section SECTION =
      new Section("redis", "A Redis server, used where stores says redis.", List.of(URL));

  static RedisSettings from(Block block) {
    return new RedisSettings(block.get(URL));
  }
}
