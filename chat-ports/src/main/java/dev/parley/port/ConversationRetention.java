// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import java.time.Instant;

/**
 * Removes conversations that nobody has used for long, whoever's they are. A store that can tell
 * them implements this beside {@link ConversationStore}; it is a port of its own since nothing else
 * looks at conversations without an owner.
 */
public interface ConversationRetention {
  /** The most conversations that {@link #deleteUnused} removes at once. */
  int LARGEST_PAGE = 100;

  /**
   * Removes conversations that were updated last before that instant, as {@link
   * ConversationStore#delete} does, those that are unused for longest first.
   *
   * @param limit how many at most, 1 to {@link #LARGEST_PAGE}
   * @return how many
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   * @throws dev.parley.domain.error.StorageUnavailableException when the store can't be used
   */
  int deleteUnused(Instant before, int limit);
}
