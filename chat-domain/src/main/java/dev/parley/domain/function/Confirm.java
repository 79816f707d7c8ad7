// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

/** Whether a person is asked before a function runs. */
public enum Confirm {
  NEVER,
  ASK,
  /** Asked where the function has side effects. */
  AUTO
}
