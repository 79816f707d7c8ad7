// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.domain.session.SessionId;
import java.time.Duration;
import java.util.Optional;

/**
 * Sessions that end by themselves when nobody uses them. Creating one, asking for it and adding to
 * it are uses: each sets anew how long it stays. One whose time is over is as if it had never been:
 * no call finds it, and none brings anything of it back.
 *
 * <p>What a method acknowledged survives a crash of the process; what it did not is there whole or
 * not at all. Every method may throw {@link dev.parley.domain.error.StorageUnavailableException}.
 */
public interface SessionStore {
  /** The most that {@link #deleteOwned} removes at once. */
  int LARGEST_PAGE = 1000;

  /** The longest that a session may stay unused. */
  Duration LONGEST = Duration.ofDays(36_500);

  /**
   * Begins a session.
   *
   * @param timeToLive how long it stays unless it is used; more than nothing, up to {@link
   *     #LONGEST}
   * @throws dev.parley.domain.error.ConflictException {@code session_exists}: nothing is changed
   * @throws IllegalArgumentException when {@code timeToLive} is out of its bounds
   */
  Session create(Key key, Duration timeToLive);

  /**
   * The session, which stays for another {@code timeToLive} from now on.
   *
   * @throws IllegalArgumentException when {@code timeToLive} is out of its bounds
   */
  Optional<Session> use(Key key, Duration timeToLive);

  /**
   * Adds an exchange after all others, at once or not at all; those that several callers add are
   * all kept. The session stays for another {@code timeToLive} from now on, and was last updated
   * now, or when it already was where clocks differ and that is later.
   *
   * @return whether it did: there may be no such session, or no longer
   * @throws IllegalArgumentException when {@code timeToLive} is out of its bounds
   */
  boolean append(Key key, Exchange exchange, Duration timeToLive);

  /**
   * Removes a session for good.
   *
   * @return whether it did
   */
  boolean delete(Key key);

  /**
   * Removes sessions of an owner for good.
   *
   * @param limit how many at most, 1 to {@link #LARGEST_PAGE}
   * @return how many; fewer than {@code limit} only when there are no more
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   */
  int deleteOwned(Owner owner, int limit);

  /** Checks how long a session is to stay. */
  static Duration requireTimeToLive(Duration timeToLive) {
    if (!timeToLive.isPositive() || timeToLive.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "timeToLive is " + timeToLive + ": give more than nothing, up to " + LONGEST);
    }
    return timeToLive;
  }

  /** Where a session is: sessions of two owners are never the same, whatever their ids. */
  record Key(Owner owner, SessionId id) {}
}
