// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import static dev.parley.engine.idempotency.Engines.begin;
import static dev.parley.engine.idempotency.Engines.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.RecordStore;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LongAnswersTest {
  private final Engines engines = new Engines();
  private final Idempotency engine = engines.alone();

  @ParameterizedTest
  @ValueSource(ints = {0, 200_000, 262_000, 300_000, 2_000_000})
  void answerOfAnyLengthComesBackWhole(int bytes) {
    KeptAnswer answer = incompressible(bytes);
    assertThat(first(engine).keep(answer)).isTrue();
    assertThat(begin(engines.alone())).isEqualTo(new Begun.Repeated(answer));
  }

  @Test
  void longAnswerLiesInRecordsThatAreSmallEnough() {
    first(engine).keep(incompressible(2_000_000));
    assertThat(engines.parts()).isEqualTo(8);
    assertThat(engines.store.list("idempotency_part", null, 1000))
        .allMatch(part -> part.document().text().length() <= RecordStore.LARGEST_BYTES);
  }

  @Test
  void partsOfALostRunAreNoAnswer() {
    Claim lost = first(engine);
    Claim next = first(engines.alone());
    assertThat(lost.keep(incompressible(600_000))).isFalse();
    assertThat(engines.parts()).isZero();
    assertThat(next.keep(Engines.ANSWER)).isTrue();
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(Engines.ANSWER));
  }

  @Test
  void answerWhosePartsAreGoneRunsAgain() {
    first(engine).keep(incompressible(600_000));
    RecordStore.Stored part = engines.store.list("idempotency_part", null, 1).getFirst();
    engines.store.delete(part.key(), part.version());
    assertThat(begin(engine)).isInstanceOf(Begun.First.class);
  }

  @Test
  void writesThatWereNotAcknowledgedAreFound() {
    Claim claim = first(engine);
    KeptAnswer answer = incompressible(600_000);
    engines.faults.loseNextAnswers("put", 2);
    assertThat(claim.keep(answer)).isTrue();
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(answer));
  }

  @Test
  void lastWriteThatWasNotAcknowledgedIsFound() {
    Claim claim = first(engine);
    engines.faults.loseNextAnswers("put", 1);
    assertThat(claim.keep(Engines.ANSWER)).isTrue();
    assertThat(begin(engine)).isEqualTo(new Begun.Repeated(Engines.ANSWER));
  }

  @Test
  void keyIsReleasedWhenTheAnswerCanNotBeStored() {
    Claim claim = first(engine);
    engines.faults.failNext("put", 3);
    assertThatThrownBy(() -> claim.keep(Engines.ANSWER))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(begin(engine)).isInstanceOf(Begun.First.class);
  }

  static KeptAnswer incompressible(int bytes) {
    byte[] body = new byte[bytes];
    new Random(bytes).nextBytes(body);
    return new KeptAnswer(200, Map.of("Content-Type", "application/octet-stream"), body);
  }
}
