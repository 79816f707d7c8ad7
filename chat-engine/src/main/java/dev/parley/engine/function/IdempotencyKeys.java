// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.engine.record.Sha256;
import java.util.regex.Pattern;

/** Names one call for good, so that what it does is done once. */
final class IdempotencyKeys {
  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,200}");

  private IdempotencyKeys() {}

  /**
   * The key of a call.
   *
   * @param turn names the turn among all, or the request where there is no conversation
   * @param call the call's id within it; a model's own, so it may be anything
   */
  static String of(String turn, String call) {
    String key = turn + ":" + call;
    return PLAIN.matcher(key).matches() ? key : Sha256.hex(key);
  }
}
