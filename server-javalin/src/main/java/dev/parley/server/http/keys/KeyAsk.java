// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.keys;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.key.AllowedModels;
import dev.parley.domain.key.KeyRole;
import dev.parley.domain.key.NewKey;
import dev.parley.json.JsonObject;
import dev.parley.server.http.KnownKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what is asked about keys. */
final class KeyAsk {
  private static final List<String> KEYS =
      List.of("name", "role", "owner", "limits", "models", "expires_at");
  private static final List<String> LIMITS =
      List.of("requests_per_minute", "tokens_per_minute", "concurrent_requests", "usd_per_day");
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  private KeyAsk() {}

  static NewKey create(JsonObject body) {
    KnownKeys.check(body, "", KEYS);
    body.object("limits").ifPresent(KeyAsk::refuseLimits);
    String name = body.requiredString("name");
    return new NewKey(
        name,
        body.string("role").map(KeyRole::of).orElse(null),
        body.string("owner").map(KeyAsk::owner).orElse(null),
        body.has("models") ? AllowedModels.only(body.strings("models")) : AllowedModels.ALL,
        expiresAt(body));
  }

  private static Owner owner(String name) {
    if (name.isBlank()) {
      throw new InvalidRequestException("owner", name, "name one, or leave it out");
    }
    return new Owner(name);
  }

  /** A limit that nobody keeps would cost its operator money. */
  private static void refuseLimits(JsonObject limits) {
    KnownKeys.check(limits, "limits", LIMITS);
    for (String limit : LIMITS) {
      if (limits.has(limit)) {
        String path = "limits." + limit;
        throw InvalidRequestException.of(
            "unsupported_parameter",
            path,
            path + " can't be used: this version of Parley does not keep limits; leave it out");
      }
    }
  }

  private static @Nullable Instant expiresAt(JsonObject body) {
    OptionalLong seconds = body.integer("expires_at");
    if (seconds.isEmpty()) {
      return null;
    }
    long given = seconds.getAsLong();
    if (given < 0 || given > LAST_SECOND) {
      throw new InvalidRequestException(
          "expires_at", given, "give a time to come in seconds since 1970, up to " + LAST_SECOND);
    }
    return Instant.ofEpochSecond(given);
  }

  /** How long the older texts of a key that is rotated hold. */
  static Duration overlap(JsonObject body) {
    KnownKeys.check(body, "", List.of("overlap_seconds"));
    OptionalLong seconds = body.integer("overlap_seconds");
    if (seconds.isEmpty()) {
      return USUAL_OVERLAP;
    }
    long given = seconds.getAsLong();
    if (given < 0 || given > LONGEST_OVERLAP.toSeconds()) {
      throw new InvalidRequestException(
          "overlap_seconds",
          given,
          "give 0, to end the old key at once, to " + LONGEST_OVERLAP.toSeconds());
    }
    return Duration.ofSeconds(given);
  }
}
