// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.engine.erasure.Erasing;
import dev.parley.port.RecordStore;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** An owner's answers are removed, and nothing else. */
final class ErasureTest {
  private static final Owner OTHER = new Owner("other");
  private static final KeptAnswer LONG = LongAnswersTest.incompressible(1_000_000);
  private final Engines engines = new Engines();
  private final Idempotency engine = engines.alone();

  private Begun begin(Owner owner, String key) {
    return engine.begin(new IdempotencyKey(owner, key), Engines.REQUEST, () -> true);
  }

  private Claim first(Owner owner, String key) {
    return ((Begun.First) begin(owner, key)).claim();
  }

  private Map<String, Long> erase() {
    Erasing erasing = Erasing.of(Owner.LOCAL);
    engine.erase(erasing);
    return erasing.counts().byKind();
  }

  @Test
  void answersGoWithAllTheirPartsAndThoseOfOthersStay() {
    for (int i = 0; i < 50; i++) {
      first(Owner.LOCAL, "key" + i).keep(Engines.ANSWER);
    }
    first(Owner.LOCAL, "long").keep(LONG);
    first(OTHER, "key0").keep(Engines.ANSWER);
    first(OTHER, "long").keep(LONG);
    int parts = engines.parts();
    assertThat(parts).isGreaterThan(4);

    assertThat(erase()).isEqualTo(Map.of("idempotent_answers", 51L));
    assertThat(engines.parts()).isEqualTo(parts / 2);
    assertThat(engines.store.list("idempotency", null, 100)).hasSize(2);
    assertThat(begin(OTHER, "key0")).isEqualTo(new Begun.Repeated(Engines.ANSWER));
    assertThat(begin(OTHER, "long")).isEqualTo(new Begun.Repeated(LONG));
    assertThat(begin(Owner.LOCAL, "key0")).isInstanceOf(Begun.First.class);
    assertThat(erase()).isEqualTo(Map.of("idempotent_answers", 0L));
  }

  @Test
  void requestThatRunsMeanwhileIsNotRunTwice() {
    Claim running = first(Owner.LOCAL, "key");
    assertThat(erase()).isEqualTo(Map.of("idempotent_answers", 0L));
    assertThatThrownBy(() -> begin(Owner.LOCAL, "key")).isInstanceOf(CancellationException.class);
    assertThat(running.keep(LONG)).isTrue();
    assertThat(begin(Owner.LOCAL, "key")).isEqualTo(new Begun.Repeated(LONG));
    assertThat(erase()).isEqualTo(Map.of("idempotent_answers", 1L));
    assertThat(engines.parts()).isZero();
  }

  @Test
  void partsOfAnAnswerThatWasNeverKeptGo() {
    first(Owner.LOCAL, "key").keep(LONG);
    RecordStore.Stored record = engines.store.list("idempotency", null, 1).getFirst();
    engines.store.delete(record.key(), record.version());
    assertThat(engines.parts()).isPositive();
    assertThat(erase()).isEqualTo(Map.of("idempotent_answers", 0L));
    assertThat(engines.parts()).isZero();
  }
}
