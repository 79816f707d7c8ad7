// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.net.ProtocolException;

/** Checks the body of one answer after the other: an answer that is wrong is not counted as one. */
interface AnswerCheck {
  /** A request goes out. */
  void begin();

  /** Some of the answer to it came. */
  void body(byte[] bytes, int from, int to) throws ProtocolException;

  /**
   * The answer is over.
   *
   * @throws ProtocolException says what is wrong with it
   */
  void end(Tally tally) throws ProtocolException;
}
