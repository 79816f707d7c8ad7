// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids for calls whose provider gives none, or one id to several. */
final class CallIds {
  private static final int BYTES = 12;

  private CallIds() {}

  /** One that was never given before, in the form of OpenAI's. */
  static String next() {
    byte[] id = new byte[BYTES];
    new SecureRandom().nextBytes(id);
    return "call_" + HexFormat.of().formatHex(id);
  }
}
