// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.ranking.DialogueOrder.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class DialogueOrderTest {
  @Provide
  Arbitrary<List<Turn>> turns() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 60),
            Arbitraries.of("fine.", "really?", "本当？", ""),
            Arbitraries.doubles().between(0, 5))
        .as(Turn::new)
        .list()
        .uniqueElements(Turn::place)
        .ofMaxSize(30);
  }

  @Property
  void orderOfTheTurnsDoesNotMatter(@ForAll("turns") List<Turn> turns, @ForAll Random random) {
    List<Turn> shuffled = new ArrayList<>(turns);
    Collections.shuffle(shuffled, random);
    List<Placed> one = DialogueOrder.USUAL.order(turns);
    assertThat(places(DialogueOrder.USUAL.order(shuffled))).isEqualTo(places(one));
  }

  @Property
  void everyTurnComesOnceBestFirstAndNoneLosesByItsNeighbours(@ForAll("turns") List<Turn> turns) {
    List<Placed> order = DialogueOrder.USUAL.order(turns);
    assertThat(places(order)).doesNotHaveDuplicates().containsAll(places(turns, Turn::place));
    for (int i = 1; i < order.size(); i++) {
      assertThat(order.get(i).score()).isLessThanOrEqualTo(order.get(i - 1).score());
    }
    for (Turn turn : turns) {
      assertThat(order)
          .filteredOn(placed -> placed.place() == turn.place())
          .allSatisfy(placed -> assertThat(placed.score()).isGreaterThanOrEqualTo(turn.score()));
    }
  }

  @Property
  void higherScoreNeverLowersTheTurnItself(@ForAll("turns") List<Turn> turns) {
    if (turns.isEmpty()) {
      return;
    }
    Turn raised = turns.getFirst();
    List<Turn> more = new ArrayList<>(turns);
    more.set(0, new Turn(raised.place(), raised.text(), raised.score() + 1));
    assertThat(rank(more, raised.place())).isLessThanOrEqualTo(rank(turns, raised.place()));
  }

  @Test
  void answerComesInByItsQuestion() {
    List<Turn> found =
        List.of(new Turn(7, "Where did you grow up?", 2), new Turn(40, "I grow tomatoes.", 0.9));
    assertThat(places(DialogueOrder.USUAL.order(found))).containsExactly(7L, 8L, 40L);
  }

  @Test
  void statementBringsNobodyIn() {
    assertThat(places(DialogueOrder.USUAL.order(List.of(new Turn(7, "I grow tomatoes.", 2)))))
        .containsExactly(7L);
  }

  @Test
  void ofEqualsTheLaterStandsFirst() {
    List<Turn> found = List.of(new Turn(3, "a.", 1), new Turn(9, "b.", 1));
    assertThat(places(DialogueOrder.USUAL.order(found))).containsExactly(9L, 3L);
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> new DialogueOrder(1.5, 0)).hasMessageContaining("toAnswer is 1.5");
    assertThatThrownBy(() -> new DialogueOrder(0, -1)).hasMessageContaining("toNeighbour is -1");
    assertThatThrownBy(() -> new Turn(1, "", Double.NaN)).hasMessageContaining("score of turn 1");
    assertThatThrownBy(() -> new Turn(1, "", -1)).hasMessageContaining("score of turn 1");
  }

  private static int rank(List<Turn> turns, long place) {
    return places(DialogueOrder.USUAL.order(turns)).indexOf(place);
  }

  private static List<Long> places(List<Placed> order) {
    return places(order, Placed::place);
  }

  private static <T> List<Long> places(List<T> all, java.util.function.ToLongFunction<T> place) {
    return all.stream().mapToLong(place).boxed().toList();
  }
}
