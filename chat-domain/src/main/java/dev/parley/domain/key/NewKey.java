// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a key is to be.
 *
 * @param name 1 to 100 characters on one line
 * @param role null for {@link KeyRole#USER}
 * @param owner null for one named as the key's id
 * @param expiresAt null for a key that holds until it is revoked
 */
public record NewKey(
    String name,
    @Nullable KeyRole role,
    @Nullable Owner owner,
    AllowedModels models,
    @Nullable Instant expiresAt) {
  private static final int LONGEST_NAME = 100;
  private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9._:@+-]{1,128}");

  public NewKey {
    if (name.isBlank()
        || name.codePointCount(0, name.length()) > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidRequestException(
          "name", name, "give 1 to " + LONGEST_NAME + " characters on one line");
    }
    if (owner != null) {
      requireOwner(owner.value());
    }
  }

  /**
   * The owner of that name.
   *
   * @throws InvalidRequestException when no key can have it
   */
  public static Owner owner(String name) {
    requireOwner(name);
    return new Owner(name);
  }

  private static void requireOwner(String name) {
    if (!OWNER.matcher(name).matches()) {
      throw new InvalidRequestException(
          "owner", name, "give 1 to 128 of the characters A-Z a-z 0-9 . _ : @ + -");
    }
  }

  void requireFuture(Instant now) {
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new InvalidRequestException("expires_at", expiresAt, "give a time that is to come");
    }
  }

  /**
   * The same as the first key of a server, whose doors were open until now: it is an
   * administrator's, since only that one can make the next; and unless it says otherwise what was
   * said without a key is its own, so that whoever locks the door loses nothing.
   *
   * @throws InvalidRequestException when another role was asked for
   */
  public NewKey asTheFirst() {
    if (role == KeyRole.USER) {
      throw new InvalidRequestException(
          "role", role.wireName(), "the first key must be an admin's, who can make the others");
    }
    return new NewKey(name, KeyRole.ADMIN, owner == null ? Owner.LOCAL : owner, models, expiresAt);
  }
}
