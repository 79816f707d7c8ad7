// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes UUIDs that nobody guesses: version 4, 122 random bits. */
final class RandomUuids implements Supplier<UUID> {
  private static final long VERSION = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private final SecureRandom random = new SecureRandom();

  @Override
  public UUID get() {
    return new UUID((random.nextLong() & ~0xF000L) | VERSION, (random.nextLong() >>> 2) | VARIANT);
  }
}
