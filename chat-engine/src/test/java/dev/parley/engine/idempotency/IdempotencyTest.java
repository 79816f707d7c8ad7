// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import static dev.parley.engine.idempotency.Engines.ANSWER;
import static dev.parley.engine.idempotency.Engines.KEY;
import static dev.parley.engine.idempotency.Engines.REQUEST;
import static dev.parley.engine.idempotency.Engines.begin;
import static dev.parley.engine.idempotency.Engines.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.StorageUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyTest {
  private final Engines engines = new Engines();
  private final Idempotency engine = engines.alone();

  @Test
  void repeatGetsTheAnswerOfTheFirst() {
    assertThat(first(engine).keep(ANSWER)).isTrue();
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(ANSWER));
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(ANSWER));
  }

  @Test
  void releasedKeyRunsAgain() {
    first(engine).release();
    assertThat(first(engine).keep(ANSWER)).isTrue();
  }

  @Test
  void claimEndsOnce() {
    Claim claim = first(engine);
    assertThat(claim.keep(ANSWER)).isTrue();
    claim.release();
    assertThat(claim.keep(Engines.answer("another"))).isFalse();
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(ANSWER));
  }

  @Test
  void anotherRequestUnderTheKeyIsAConflictWhileTheFirstRunsAndAfterwards() {
    Claim claim = first(engine);
    assertThatOtherIsRefused();
    claim.keep(ANSWER);
    assertThatOtherIsRefused();
  }

  private void assertThatOtherIsRefused() {
    assertThatThrownBy(() -> engine.begin(KEY, Engines.print("another"), () -> false))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("idempotency_conflict"))
        .hasMessageContaining("Idempotency-Key", "a new key");
  }

  @Test
  void anotherRequestMayTakeAReleasedKey() {
    first(engine).release();
    assertThat(engine.begin(KEY, Engines.print("another"), () -> false))
        .isInstanceOf(Begun.First.class);
  }

  @Test
  void ownersShareNoKeys() {
    first(engine).keep(ANSWER);
    IdempotencyKey others = new IdempotencyKey(new Owner("somebody"), KEY.value());
    assertThat(engine.begin(others, REQUEST, () -> false)).isInstanceOf(Begun.First.class);
  }

  @Test
  void answerIsKeptFor24Hours() {
    first(engine).keep(ANSWER);
    engines.clock.advance(Duration.ofHours(24).minusNanos(1));
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(ANSWER));
    engines.clock.advance(Duration.ofNanos(1));
    assertThat(begin(engine)).isInstanceOf(Begun.First.class);
  }

  @Test
  void restartedEngineKnowsTheAnswersOfTheOneBefore() {
    first(engine).keep(ANSWER);
    assertThat(begin(engines.alone())).isEqualTo(new Begun.Repeated(ANSWER));
  }

  @Test
  void runDiesWithItsEngineWhereTheStoreIsItsOwn() {
    first(engine);
    assertThat(first(engines.alone()).keep(ANSWER)).isTrue();
  }

  @Test
  void nothingRunsWhileTheStoreIsAway() {
    engines.faults.failNext("get", 1);
    assertThatThrownBy(() -> begin(engine)).isInstanceOf(StorageUnavailableException.class);
    engines.faults.failNext("put", 1);
    assertThatThrownBy(() -> begin(engine)).isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void keyIsFreeAfterItsTakingWasNotAcknowledged() {
    engines.faults.loseNextAnswers("put", 1);
    assertThatThrownBy(() -> begin(engine)).isInstanceOf(StorageUnavailableException.class);
    assertThat(first(engine).keep(ANSWER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ключ", "a\tb", "a\u007f"})
  void keyThatIsNoneIsRefused(String value) {
    assertThatThrownBy(() -> new IdempotencyKey(Owner.LOCAL, value))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Idempotency-Key is", "1 to 255 visible ASCII");
  }

  @Test
  void keyMayHave255CharactersAndNoMore() {
    assertThat(new IdempotencyKey(Owner.LOCAL, "k".repeat(255)).value()).hasSize(255);
    assertThatThrownBy(() -> new IdempotencyKey(Owner.LOCAL, "k".repeat(256)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("256 characters long");
  }
}
