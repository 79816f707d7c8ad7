// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its text.
 *
 * @param name what people call it
 * @param owner whose conversations it opens; it survives rotation
 * @param expiresAt when it ceases to hold; null for never
 * @param revokedAt since when it holds no more; null while it was not revoked
 * @param hashes of its texts: the current one first, then those that it replaced and that hold a
 *     while longer
 */
public record ApiKey(
    KeyId id,
    String name,
    KeyRole role,
    Owner owner,
    AllowedModels models,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    List<KeyHash> hashes) {
  /** How many texts of one key may hold at the same time. */
  public static final int MOST_TEXTS = 5;

  /** Whether a key holds. */
  public enum State {
    ACTIVE,
    EXPIRED,
    REVOKED
  }

  public ApiKey {
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty() || hashes.getFirst().until() != null) {
      throw new IllegalArgumentException("a key has a current text: the first hash has no end");
    }
  }

  /** A key that is made now. */
  public static ApiKey create(NewKey wanted, KeyId id, String sha256, Instant now) {
    Instant expiresAt = wanted.expiresAt();
    wanted.requireFuture(now);
    return new ApiKey(
        id,
        wanted.name(),
        Objects.requireNonNullElse(wanted.role(), KeyRole.USER),
        Objects.requireNonNullElseGet(wanted.owner(), () -> new Owner(id.value())),
        wanted.models(),
        now,
        expiresAt,
        null,
        List.of(new KeyHash(sha256, null)));
  }

  public State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    return expiresAt == null || now.isBefore(expiresAt) ? State.ACTIVE : State.EXPIRED;
  }

  /**
   * The key with a new text. Its older texts hold as long as the overlap lasts, and no longer than
   * they would have; without overlap they cease to hold at once.
   *
   * @throws ConflictException when the key holds no more, or has {@link #MOST_TEXTS} that still do
   */
  public ApiKey rotated(String sha256, Instant now, Duration overlap) {
    requireActive(now);
    List<KeyHash> next = new ArrayList<>();
    next.add(new KeyHash(sha256, null));
    Instant end = now.plus(overlap);
    hashes.stream().map(hash -> hash.endingBy(end)).filter(h -> h.holds(now)).forEach(next::add);
    if (next.size() > MOST_TEXTS) {
      throw new ConflictException(
          "key_rotated_too_often",
          "key "
              + id
              + " has "
              + MOST_TEXTS
              + " texts that still hold: wait until one ends, or rotate with overlap_seconds 0,"
              + " which ends all older ones");
    }
    return with(revokedAt, next);
  }

  private void requireActive(Instant now) {
    State state = state(now);
    if (state != State.ACTIVE) {
      throw new ConflictException(
          state == State.REVOKED ? "key_revoked" : "key_expired",
          "key "
              + id
              + (state == State.REVOKED ? " was revoked: " : " has expired: ")
              + "make a new one");
    }
  }

  /** The key, holding no more from now on; one that was revoked before stays so since then. */
  public ApiKey revoked(Instant now) {
    return revokedAt == null ? with(now, hashes) : this;
  }

  private ApiKey with(@Nullable Instant revoked, List<KeyHash> texts) {
    return new ApiKey(id, name, role, owner, models, createdAt, expiresAt, revoked, texts);
  }

  /** Until when a text that was replaced still holds; empty when none does. */
  public Optional<Instant> overlapEnd(Instant now) {
    return hashes.stream()
        .filter(hash -> hash.holds(now))
        .map(KeyHash::until)
        .filter(Objects::nonNull)
        .max(Instant::compareTo);
  }

  /** Whether a text of that hash, which is one of this key's, still opens the door. */
  public boolean admits(KeyHash hash, Instant now) {
    return state(now) == State.ACTIVE && hash.holds(now);
  }

  /** Who calls with this key. */
  public Caller caller() {
    return new Caller(id.value(), owner, role, models);
  }
}
