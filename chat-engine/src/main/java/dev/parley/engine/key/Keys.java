// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyId;
import dev.parley.domain.key.KeyText;
import dev.parley.domain.key.NewKey;
import dev.parley.engine.record.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What administrators do with keys. What a method did holds in this process when it returns; other
 * processes see it after {@link KeyShelf#FRESH} at the latest.
 */
public final class Keys {
  private static final int ATTEMPTS = 20;
  private static final Comparator<ApiKey> NEWEST_FIRST =
      Comparator.comparing(ApiKey::createdAt).thenComparing(key -> key.id().value()).reversed();

  private final KeyShelf shelf;
  private final Gatekeeper gatekeeper;
  private final KeyMint mint;
  private final Clock clock;

  /** Keys on a shelf, made by a mint. */
  public Keys(KeyShelf shelf, Gatekeeper gatekeeper, KeyMint mint, Clock clock) {
    this.shelf = shelf;
    this.gatekeeper = gatekeeper;
    this.mint = mint;
    this.clock = clock;
  }

  /**
   * Makes a key. Where callers needed none until now it is made {@link NewKey#asTheFirst}, and from
   * then on they need one.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when it can't be as it is wanted
   */
  public MadeKey create(NewKey wanted) {
    KeyText text = mint.next();
    NewKey made = gatekeeper.isLocked() ? wanted : wanted.asTheFirst();
    ApiKey key = ApiKey.create(made, text.id(), Sha256.hex(text.text()), clock.instant());
    shelf.put(key, 0);
    return new MadeKey(key, text);
  }

  /** All keys, those that hold no more included, the newest first. */
  public List<ApiKey> list() {
    return shelf.all().stream().sorted(NEWEST_FIRST).toList();
  }

  /**
   * Gives a key a new text, beside which its older ones hold for a while.
   *
   * @param overlap how long; none ends them at once
   * @throws NotFoundException {@code key_not_found}
   * @throws ConflictException when the key holds no more
   */
  public MadeKey rotate(KeyId id, Duration overlap) {
    KeyText text = mint.next(id);
    Instant now = clock.instant();
    String hash = Sha256.hex(text.text());
    return new MadeKey(change(id, key -> key.rotated(hash, now, overlap)), text);
  }

  /**
   * Ends a key, with all its texts; again changes nothing.
   *
   * @throws NotFoundException {@code key_not_found}
   */
  public ApiKey revoke(KeyId id) {
    Instant now = clock.instant();
    return change(id, key -> key.revoked(now));
  }

  private ApiKey change(KeyId id, UnaryOperator<ApiKey> changing) {
    for (int attempt = 1; ; attempt++) {
      KeyShelf.Known known = shelf.load(id).orElseThrow(() -> unknown(id));
      ApiKey next = changing.apply(known.key());
      if (next.equals(known.key())) {
        return next;
      }
      try {
        shelf.put(next, known.version());
        return next;
      } catch (ConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static NotFoundException unknown(KeyId id) {
    return new NotFoundException(
        "key_not_found", "there is no key " + id + "; GET /api/v1/keys lists those that there are");
  }
}
