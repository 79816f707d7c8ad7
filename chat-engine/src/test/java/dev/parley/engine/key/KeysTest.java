// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.error.UnauthenticatedException;
import dev.parley.domain.key.AllowedModels;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.Caller;
import dev.parley.domain.key.KeyId;
import dev.parley.domain.key.KeyRole;
import dev.parley.domain.key.NewKey;
import dev.parley.engine.record.Sha256;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private final SteppedClock clock = SteppedClock.create();
  private final Faults faults = new Faults();
  private final SlowReads store = new SlowReads(new InMemoryRecordStore(clock, faults));
  private final Office.Documents documents = new Office.Documents();
  private final Office office = Office.over(store, documents, clock);

  private String refusal(MadeKey key) {
    try {
      return "admitted: " + office.gatekeeper.admit(key.text().text());
    } catch (UnauthenticatedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theFirstKeyLocksTheDoorForGood() {
    assertThat(office.gatekeeper.isLocked()).isFalse();
    MadeKey first = office.make("first", KeyRole.ADMIN);
    assertThat(office.gatekeeper.isLocked()).isTrue();
    assertThat(office.gatekeeper.admit(first.text().text()))
        .isEqualTo(new Caller("k2", Owner.LOCAL, KeyRole.ADMIN, AllowedModels.ALL));
    office.keys.revoke(first.key().id());
    assertThat(office.gatekeeper.isLocked()).isTrue();
    assertThat(Office.over(store, documents, clock).gatekeeper.isLocked()).isTrue();
  }

  @Test
  void theFirstKeyIsAnAdminsAndTheNextOnesAreAsWanted() {
    assertThatThrownBy(() -> office.make("first", KeyRole.USER))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("the first key must be an admin's");
    assertThat(office.gatekeeper.isLocked()).isFalse();
    var first = office.keys.create(new NewKey("first", null, null, AllowedModels.ALL, null));
    assertThat(first.key().role()).isEqualTo(KeyRole.ADMIN);
    MadeKey second = office.make("second", KeyRole.USER);
    assertThat(second.key().owner().value()).isEqualTo(second.key().id().value());
    assertThat(office.make("third", KeyRole.ADMIN).key().owner()).isNotEqualTo(Owner.LOCAL);
  }

  @Test
  void theOperatorsKeyLocksTheDoorAndIsNotStored() {
    Office other = Office.over(store, documents, clock, Office.OPERATOR_KEY);
    assertThat(other.gatekeeper.isLocked()).isTrue();
    assertThat(other.gatekeeper.admit(Office.OPERATOR_KEY))
        .isEqualTo(new Caller(Gatekeeper.OPERATOR, Owner.LOCAL, KeyRole.ADMIN, AllowedModels.ALL));
    assertThat(other.make("user", KeyRole.USER).key().role()).isEqualTo(KeyRole.USER);
    assertThat(documents.texts()).noneMatch(text -> text.contains(Office.OPERATOR_KEY));
    assertThatThrownBy(() -> office.gatekeeper.admit(Office.OPERATOR_KEY))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void onlyTheHashOfAKeyIsStored() {
    MadeKey made = office.make("first", KeyRole.ADMIN);
    MadeKey rotated = office.keys.rotate(made.key().id(), Duration.ofHours(1));
    assertThat(documents.texts())
        .anyMatch(text -> text.contains(Sha256.hex(made.text().text())))
        .noneMatch(text -> text.contains(made.text().secret()))
        .noneMatch(text -> text.contains(rotated.text().secret()));
    assertThat(made.toString() + rotated)
        .doesNotContain(made.text().secret(), rotated.text().secret());
  }

  @Test
  void theHashIsThePublishedOne() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sk-something",
        "pk_k2_0000000000000000000000000000000000000000000000000000000000000000",
        "pk_nobody_0000000000000000000000000000000000000000000000000000000000000000"
      })
  void whatIsNoKeyIsRefusedInTheSameWords(String text) {
    office.make("first", KeyRole.ADMIN);
    assertThatThrownBy(() -> office.gatekeeper.admit(text))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessage(
            "the API key is none of this server's: check it, or make one with ./parley keys"
                + " create");
  }

  @Test
  void aKeyIsRememberedForAWhileAndThenLookedUpAgain() {
    MadeKey made = office.make("first", KeyRole.ADMIN);
    faults.failNext("get", 1);
    assertThat(office.admits(made)).isTrue();
    clock.advance(KeyShelf.FRESH.minus(MOMENT));
    assertThat(office.admits(made)).isTrue();
    clock.advance(MOMENT);
    assertThatThrownBy(() -> office.admits(made)).isInstanceOf(StorageUnavailableException.class);
    assertThat(office.admits(made)).isTrue();
  }

  @Test
  void aClockThatIsSetBackMakesNothingYounger() {
    MadeKey made = office.make("first", KeyRole.ADMIN);
    clock.advance(MOMENT.negated());
    faults.failNext("get", 1);
    assertThatThrownBy(() -> office.admits(made)).isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void revokingHoldsAtOnceHereAndWithinSecondsElsewhere() {
    Office other = Office.over(store, documents, clock);
    MadeKey made = office.make("first", KeyRole.ADMIN);
    assertThat(office.admits(made)).isTrue();
    assertThat(other.admits(made)).isTrue();
    office.keys.revoke(made.key().id());
    assertThat(refusal(made)).startsWith("API key k3 was revoked at 2026-01-02T03:04:05");
    assertThat(other.admits(made)).isTrue();
    clock.advance(KeyShelf.FRESH);
    assertThat(other.admits(made)).isFalse();
  }

  @Test
  void aLookUpThatReadBeforeTheRevocationDoesNotUndoIt() throws Exception {
    MadeKey made = office.make("first", KeyRole.ADMIN);
    clock.advance(KeyShelf.FRESH);
    store.holdUpTheNext();
    CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(() -> office.admits(made));
    store.awaitRead();
    office.keys.revoke(made.key().id());
    store.deliver();
    assertThat(late.join()).isTrue();
    assertThat(office.admits(made)).isFalse();
  }

  @Test
  void aRevocationWhoseAnswerIsLostIsNotForgotten() {
    MadeKey made = office.make("first", KeyRole.ADMIN);
    faults.loseNextAnswers("put", 1);
    assertThatThrownBy(() -> office.keys.revoke(made.key().id()))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(office.admits(made)).isFalse();
  }

  @Test
  void aNewTextOpensEveryDoorAtOnceAndTheOldOneUntilTheOverlapEnds() {
    Office other = Office.over(store, documents, clock);
    MadeKey made = office.make("first", KeyRole.ADMIN);
    assertThat(other.admits(made)).isTrue();
    MadeKey rotated = office.keys.rotate(made.key().id(), Duration.ofSeconds(60));
    assertThat(other.admits(rotated)).isTrue();
    assertThat(other.admits(made)).isTrue();
    clock.advance(Duration.ofSeconds(60));
    assertThat(other.admits(rotated)).isTrue();
    assertThat(other.admits(made)).isFalse();
    assertThat(refusal(made)).contains("was rotated", "use the new one");
    assertThat(rotated.key().owner()).isEqualTo(made.key().owner());
  }

  @Test
  void anExpiredKeyIsSaidToBe() {
    MadeKey made = office.make("first", KeyRole.ADMIN);
    var end = clock.instant().plusSeconds(1);
    MadeKey brief = office.keys.create(new NewKey("b", null, null, AllowedModels.ALL, end));
    assertThat(office.admits(brief)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(refusal(brief)).contains("expired at " + end);
    assertThat(office.admits(made)).isTrue();
  }

  @Test
  void keysAreListedTheNewestFirst() {
    MadeKey first = office.make("first", KeyRole.ADMIN);
    clock.advance(MOMENT);
    MadeKey second = office.make("second", KeyRole.USER);
    ApiKey revoked = office.keys.revoke(first.key().id());
    assertThat(office.keys.list()).isEqualTo(List.of(second.key(), revoked));
  }

  @Test
  void anotherWriterIsOutwaitedAndAnUnknownKeyIsNotFound() {
    MadeKey made = office.make("first", KeyRole.ADMIN);
    faults.failNext("put", 2, () -> new ConflictException("version_conflict", "a test was faster"));
    assertThat(office.keys.revoke(made.key().id()).revokedAt()).isNotNull();
    assertThatThrownBy(() -> office.keys.revoke(new KeyId("nobody")))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.code()).isEqualTo("key_not_found"));
  }

  @Test
  void aStoreThatIsDownOpensNoDoor() {
    faults.failNext("list", 1);
    assertThatThrownBy(office.gatekeeper::isLocked).isInstanceOf(StorageUnavailableException.class);
    assertThat(office.gatekeeper.isLocked()).isFalse();
  }

  @Test
  void aKeyMadeElsewhereLocksThisDoorWithinSeconds() {
    assertThat(office.gatekeeper.isLocked()).isFalse();
    MadeKey unused = Office.over(store, documents, clock).make("first", KeyRole.ADMIN);
    clock.advance(KeyShelf.FRESH);
    assertThat(office.gatekeeper.isLocked()).isTrue();
  }
}
