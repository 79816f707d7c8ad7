// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.session;

import dev.parley.domain.conversation.Owner;
import java.time.Instant;
import java.util.List;

/**
 * A session as it is stored.
 *
 * @param lastUpdated when the newest exchange was added; {@code createdAt} before the first
 * @param history every exchange, the oldest first
 */
public record Session(
    SessionId id, Owner owner, Instant createdAt, Instant lastUpdated, List<Exchange> history) {
  public Session {
    history = List.copyOf(history);
  }

  /** A session in which nothing was said yet. */
  public static Session create(SessionId id, Owner owner, Instant now) {
    return new Session(id, owner, now, now, List.of());
  }

  /** Characters of the whole history. */
  public long length() {
    return history.stream().mapToLong(Exchange::length).sum();
  }
}
