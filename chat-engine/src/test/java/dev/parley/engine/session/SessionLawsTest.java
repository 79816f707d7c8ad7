// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class SessionLawsTest {
  /** Something said after a while. */
  record Step(int minutes, String text) {}

  @Property
  void sessionHoldsWhatWasSaidInOrderUntilItIsLeftAloneTooLong(@ForAll("steps") List<Step> steps) {
    Salon salon = new Salon();
    SessionId id = salon.begun();
    List<Exchange> said = new ArrayList<>();
    for (Step step : steps) {
      salon.clock.advance(Duration.ofMinutes(step.minutes()));
      if (step.minutes() >= Salon.HOUR.toMinutes()) {
        assertThatThrownBy(() -> salon.say(id, step.text())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> salon.history(id)).isInstanceOf(NotFoundException.class);
        return;
      }
      said.add(new Exchange(step.text(), salon.say(id, step.text())));
      assertThat(salon.history(id)).isEqualTo(said);
      assertThat(salon.sent()).hasSize(2 * said.size()).endsWith(step.text());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> texts =
        Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(text -> !text.isBlank());
    Arbitrary<Integer> minutes =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.integers().between(0, 59)),
            Tuple.of(1, Arbitraries.integers().between(60, 90)));
    return Combinators.combine(minutes, texts).as(Step::new).list().ofMaxSize(8);
  }
}
