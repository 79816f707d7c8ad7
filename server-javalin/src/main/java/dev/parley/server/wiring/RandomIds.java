// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Makes ids that nobody guesses and nobody else makes: 24 hexadecimal digits. */
final class RandomIds implements Supplier<String> {
  private static final int BYTES = 12;
  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
