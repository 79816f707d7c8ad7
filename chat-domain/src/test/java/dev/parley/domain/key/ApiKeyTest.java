// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ApiKeyTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final KeyId ID = new KeyId("k1");
  private static final Duration HOUR = Duration.ofHours(1);

  private static NewKey wanted() {
    return new NewKey("laptop", null, null, AllowedModels.ALL, null);
  }

  private static ApiKey made() {
    return ApiKey.create(wanted(), ID, hash(0), NOON);
  }

  private static ApiKey until(Instant end) {
    NewKey wanted = new NewKey("laptop", null, null, AllowedModels.ALL, end);
    return ApiKey.create(wanted, ID, hash(0), NOON);
  }

  private static String hash(int number) {
    return "%064x".formatted(number);
  }

  private static boolean admits(ApiKey key, int text, Instant now) {
    return key.hashes().stream()
        .filter(hash -> hash.sha256().equals(hash(text)))
        .anyMatch(hash -> key.admits(hash, now));
  }

  @Example
  void aKeyIsAUsersAndItsOwnUnlessItSaysOtherwise() {
    assertThat(made().role()).isEqualTo(KeyRole.USER);
    assertThat(made().owner()).isEqualTo(new Owner("k1"));
    assertThat(made().caller())
        .isEqualTo(new Caller("k1", new Owner("k1"), KeyRole.USER, AllowedModels.ALL));
    assertThat(admits(made(), 0, NOON.plus(Duration.ofDays(10_000)))).isTrue();
  }

  @Example
  void theFirstKeyIsAnAdminsAndOwnsWhatWasSaidWithoutOne() {
    ApiKey first = ApiKey.create(wanted().asTheFirst(), ID, hash(0), NOON);
    assertThat(first.role()).isEqualTo(KeyRole.ADMIN);
    assertThat(first.owner()).isEqualTo(Owner.LOCAL);
    NewKey own = new NewKey("a", KeyRole.ADMIN, new Owner("ada"), AllowedModels.ALL, null);
    assertThat(own.asTheFirst().owner()).isEqualTo(new Owner("ada"));
    NewKey user = new NewKey("a", KeyRole.USER, null, AllowedModels.ALL, null);
    assertThatThrownBy(user::asTheFirst)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("role is user: the first key must be an admin's, who can make the others");
  }

  @Example
  void aKeyThatExpiresHoldsUntilThatMoment() {
    Instant end = NOON.plus(HOUR);
    assertThat(admits(until(end), 0, end.minusNanos(1))).isTrue();
    assertThat(admits(until(end), 0, end)).isFalse();
    assertThat(until(end).state(end)).isEqualTo(ApiKey.State.EXPIRED);
    assertThatThrownBy(() -> until(NOON))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("expires_at is 2026-11-21T12:00:00Z: give a time that is to come");
  }

  @Example
  void aRevokedKeyHoldsNoMoreWhateverItsTexts() {
    ApiKey revoked = made().rotated(hash(1), NOON, HOUR).revoked(NOON.plusSeconds(1));
    assertThat(revoked.state(NOON)).isEqualTo(ApiKey.State.REVOKED);
    assertThat(admits(revoked, 0, NOON)).isFalse();
    assertThat(admits(revoked, 1, NOON)).isFalse();
    assertThat(revoked.revoked(NOON.plus(HOUR)).revokedAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Example
  void afterARotationBothTextsHoldUntilTheOverlapEnds() {
    ApiKey rotated = made().rotated(hash(1), NOON, HOUR);
    Instant end = NOON.plus(HOUR);
    assertThat(rotated.overlapEnd(NOON)).contains(end);
    assertThat(admits(rotated, 0, end.minusNanos(1))).isTrue();
    assertThat(admits(rotated, 1, end.minusNanos(1))).isTrue();
    assertThat(admits(rotated, 0, end)).isFalse();
    assertThat(admits(rotated, 1, end)).isTrue();
    assertThat(rotated.overlapEnd(end)).isEmpty();
    assertThat(rotated.caller()).isEqualTo(made().caller());
  }

  @Example
  void whatHoldsNoMoreIsNotRotated() {
    assertThatThrownBy(() -> made().revoked(NOON).rotated(hash(1), NOON, HOUR))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("key_revoked"));
    Instant end = NOON.plus(HOUR);
    assertThatThrownBy(() -> until(end).rotated(hash(1), end, HOUR))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("key_expired"));
  }

  @Example
  void tooManyTextsAtATimeAreRefusedUntilTheyAreEnded() {
    ApiKey key = made();
    for (int i = 1; i < ApiKey.MOST_TEXTS; i++) {
      key = key.rotated(hash(i), NOON, HOUR);
    }
    ApiKey full = key;
    assertThatThrownBy(() -> full.rotated(hash(9), NOON, HOUR))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("overlap_seconds 0");
    assertThat(full.rotated(hash(9), NOON, Duration.ZERO).hashes())
        .containsExactly(new KeyHash(hash(9), null));
  }

  /** Whatever the rotations: the last text holds, and no older one outlives any later overlap. */
  @Property(tries = 1000)
  void noTextOutlivesAnOverlapThatItWasGiven(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100) Integer> overlaps,
      @ForAll @IntRange(max = 20) int pause,
      @ForAll @IntRange(max = 500) int later) {
    ApiKey key = made();
    Instant now = NOON;
    Instant[] ends = new Instant[overlaps.size()];
    for (int i = 0; i < overlaps.size(); i++) {
      Instant end = now.plusSeconds(overlaps.get(i));
      key = key.rotated(hash(i + 1), now, Duration.ofSeconds(overlaps.get(i)));
      for (int older = 0; older <= i; older++) {
        ends[older] = ends[older] == null || ends[older].isAfter(end) ? end : ends[older];
      }
      now = now.plusSeconds(pause);
    }
    Instant then = now.plusSeconds(later);
    assertThat(admits(key, overlaps.size(), then)).isTrue();
    for (int i = 0; i < ends.length; i++) {
      assertThat(admits(key, i, then))
          .as("text %s at %s", i, then)
          .isEqualTo(then.isBefore(ends[i]));
    }
  }
}
