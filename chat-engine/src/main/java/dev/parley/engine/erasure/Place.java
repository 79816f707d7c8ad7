// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

/** Where things lie that belong to owners: a store, an index, a cache. */
@FunctionalInterface
public interface Place {
  /**
   * Removes all of an owner's that is there when it is gone through. Doing it again does no harm.
   *
   * @param erasing whose; is told of each kind of thing that was looked for how many went, also
   *     where there were none
   * @throws dev.parley.domain.error.ParleyException when it can't: what was told is gone, and the
   *     rest is tried again
   * @throws java.util.concurrent.CancellationException when it is to stop
   */
  void erase(Erasing erasing);
}
