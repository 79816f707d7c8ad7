// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import jakarta.servlet.http.HttpServletResponse;

/** Sees an answer before its client does. */
interface Recorder {
  /** For answers that nobody keeps. */
  Recorder NONE = new Recorder() {};

  /** A whole answer is about to be written. */
  default void whole(HttpServletResponse head, byte[] body) {}

  /** A piece of a stream, as it is written. */
  default void piece(byte[] bytes) {}

  /** The pieces so far are the whole stream; the last of them is about to be written. */
  default void end() {}

  /** There is no answer, or it broke off; does nothing once it is whole. */
  default void drop() {}
}
