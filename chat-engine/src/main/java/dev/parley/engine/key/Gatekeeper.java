// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.UnauthenticatedException;
import dev.parley.domain.key.AllowedModels;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.Caller;
import dev.parley.domain.key.KeyHash;
import dev.parley.domain.key.KeyRole;
import dev.parley.domain.key.KeyText;
import dev.parley.engine.record.Sha256;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by their keys. What is stored of a key is its SHA-256: keys are random, so that it
 * needs no salt and no slowness, and it is compared in a time that tells nothing of it.
 *
 * <p>Only a yes is ever given from memory, and only for {@link KeyShelf#FRESH}; before it says no
 * it looks into the store. What this process changes holds at once, what another one changes after
 * that time at the latest.
 */
public final class Gatekeeper {
  /** The name under which logs know the key that the server's operator gave. */
  public static final String OPERATOR = "operator";

  private static final Caller ADMIN =
      new Caller(OPERATOR, Owner.LOCAL, KeyRole.ADMIN, AllowedModels.ALL);

  private final KeyShelf shelf;
  private final byte @Nullable [] operatorKey;
  private final Clock clock;

  /**
   * Knows the keys on the shelf.
   *
   * @param operatorKey one more key, an administrator's, that is not stored; null for none. What
   *     was said without a key is its own.
   */
  public Gatekeeper(KeyShelf shelf, @Nullable String operatorKey, Clock clock) {
    this.shelf = shelf;
    this.operatorKey = operatorKey == null ? null : Sha256.of(operatorKey);
    this.clock = clock;
  }

  /** Whether callers need a key: there is one, or was one. */
  public boolean isLocked() {
    return operatorKey != null || shelf.isUsed();
  }

  /**
   * Who calls.
   *
   * @param text what was sent as a key
   * @throws UnauthenticatedException when it opens nothing, with the reason only for those who hold
   *     a key that once did
   */
  public Caller admit(String text) {
    byte[] hash = Sha256.of(text);
    if (operatorKey != null && MessageDigest.isEqual(hash, operatorKey)) {
      return ADMIN;
    }
    KeyText given = KeyText.parse(text).orElseThrow(Gatekeeper::unknown);
    Instant now = clock.instant();
    ApiKey key =
        shelf.find(given.id(), each -> opens(each, hash, now)).orElseThrow(Gatekeeper::unknown);
    KeyHash match = matching(key, hash);
    if (match == null) {
      throw unknown();
    }
    if (!key.admits(match, now)) {
      throw ended(key, match, now);
    }
    return key.caller();
  }

  private static boolean opens(ApiKey key, byte[] hash, Instant now) {
    KeyHash match = matching(key, hash);
    return match != null && key.admits(match, now);
  }

  private static @Nullable KeyHash matching(ApiKey key, byte[] hash) {
    KeyHash found = null;
    for (KeyHash each : key.hashes()) {
      if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(each.sha256()))) {
        found = each;
      }
    }
    return found;
  }

  private static UnauthenticatedException unknown() {
    return new UnauthenticatedException(
        "the API key is none of this server's: check it, or make one with ./parley keys create");
  }

  private static UnauthenticatedException ended(ApiKey key, KeyHash match, Instant now) {
    String which = "API key " + key.id();
    return new UnauthenticatedException(
        switch (key.state(now)) {
          case REVOKED -> which + " was revoked at " + key.revokedAt() + ": use another one";
          case EXPIRED -> which + " expired at " + key.expiresAt() + ": use another one";
          case ACTIVE ->
              which
                  + " was rotated, and this text of it held until "
                  + match.until()
                  + ": use the new one";
        });
  }
}
