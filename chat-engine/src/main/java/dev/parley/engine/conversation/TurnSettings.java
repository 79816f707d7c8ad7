// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How turns are held.
 *
 * @param patience how long a second turn on a conversation waits for the first
 * @param lease how long a turn is held for an engine that gives no sign of life
 * @param holder names this engine among all that use the store; never given twice
 * @param sharing whether others use the store
 */
public record TurnSettings(Duration patience, Duration lease, String holder, Sharing sharing) {
  /** Who uses the store. */
  public enum Sharing {
    /** Other engines too: a turn of theirs is theirs until its lease runs out. */
    SHARED,
    /** Only this engine: a turn that another one opened is one that died. */
    EXCLUSIVE
  }

  /**
   * Whether work that was begun and has not ended is that of an engine which died: an engine knows
   * which of its own goes on; of another's it knows the lease.
   *
   * @param by the holder of the engine that began it
   * @param goesOn whether it does, where this engine began it
   * @param expired whether its lease ran out
   */
  public boolean isDead(String by, BooleanSupplier goesOn, BooleanSupplier expired) {
    return by.equals(holder)
        ? !goesOn.getAsBoolean()
        : sharing == Sharing.EXCLUSIVE || expired.getAsBoolean();
  }

  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(15);
}
