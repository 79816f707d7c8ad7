// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

/**
 * What a client got.
 *
 * @param status as HTTP has it; 0 where the connection broke before there was one
 * @param text the answer, or what there was of it; the whole body where it is none
 * @param whole whether the server said that this is all
 */
record Reply(int status, String text, boolean whole) {
  static final Reply NONE = new Reply(0, "", false);

  /** Whether the whole answer came, which says that the turn is kept. */
  boolean isAcknowledged() {
    return status == 200 && whole;
  }

  /** Whether the way to the server failed, or the server did, so that asking again may help. */
  boolean isBroken() {
    return status == 0
        || status == 502
        || status == 503
        || status == 504
        || (status == 200 && !whole);
  }
}
