// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

/** How a request with a key begins. */
public sealed interface Begun {
  /**
   * It runs, and nobody else does.
   *
   * @param claim to be ended by whoever got it
   */
  record First(Claim claim) implements Begun {}

  /** It ran before. */
  record Repeated(KeptAnswer answer) implements Begun {}
}
