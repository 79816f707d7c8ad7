// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

/** Whether the turn that an entry belongs to came to its end. */
public enum EntryStatus {
  /** The turn was answered, or the entry was added without one. */
  COMPLETED,
  /**
   * The turn failed or its server died: shown, but not sent to a model as if it had been answered.
   */
  INCOMPLETE
}
