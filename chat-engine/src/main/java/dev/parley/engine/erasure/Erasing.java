// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.domain.conversation.Owner;
import java.util.function.Consumer;

/** An erasure under way: whose, and what went so far. For one thread. */
public final class Erasing {
  private final Owner owner;
  private final Runnable check;
  private final Consumer<Counts> noting;
  private Counts counts;

  /**
   * Goes on after what went before.
   *
   * @param check throws when it is to stop
   * @param noting keeps the counts, each time that something more went
   */
  Erasing(Owner owner, Counts before, Runnable check, Consumer<Counts> noting) {
    this.owner = owner;
    this.counts = before;
    this.check = check;
    this.noting = noting;
  }

  /** One that nothing went of yet, and that nobody stops. */
  public static Erasing of(Owner owner) {
    return new Erasing(owner, Counts.NONE, () -> {}, counts -> {});
  }

  public Owner owner() {
    return owner;
  }

  /**
   * Tells what went.
   *
   * @param kind what it was, as the receipt calls it: 1 to 64 letters and underscores
   * @param count how many, 0 or more
   * @throws dev.parley.domain.error.ParleyException when it can't be noted
   */
  public void gone(String kind, long count) {
    counts = counts.plus(kind, count);
    if (count > 0) {
      noting.accept(counts);
    }
  }

  /**
   * Ends the work where it is to stop.
   *
   * @throws java.util.concurrent.CancellationException to be passed on
   */
  public void checkGoesOn() {
    check.run();
  }

  /** What went so far. */
  public Counts counts() {
    return counts;
  }
}
