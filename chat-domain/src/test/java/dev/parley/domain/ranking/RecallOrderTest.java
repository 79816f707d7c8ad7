// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.VectorCandidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecallOrderTest {
  @Provide
  Arbitrary<List<OldTurn>> turns() {
    Arbitrary<String> texts =
        Arbitraries.of("Tea?", "the tea was hot", "the tea was cold", "本を読む", "", "👍", "I moved");
    return Combinators.combine(
            Arbitraries.longs().between(1, 60),
            Arbitraries.of("user", "assistant"),
            texts,
            Arbitraries.doubles().between(-1, 1).injectNull(0.2),
            Arbitraries.doubles().between(0.1, 30))
        .as(
            (sequence, speaker, text, cosine, bm25) ->
                new OldTurn(sequence, speaker, text, found(sequence, cosine, bm25)))
        .list()
        .uniqueElements(OldTurn::sequence)
        .ofMaxSize(30);
  }

  @Property
  void orderOfTheTurnsDoesNotMatter(@ForAll("turns") List<OldTurn> turns, @ForAll Random random) {
    List<OldTurn> shuffled = new ArrayList<>(turns);
    Collections.shuffle(shuffled, random);
    assertThat(RecallOrder.USUAL.units(shuffled)).isEqualTo(RecallOrder.USUAL.units(turns));
  }

  @Property
  void everyTurnIsHeldOrRepeatsOneThatComes(@ForAll("turns") List<OldTurn> turns) {
    List<RecalledUnit> units = RecallOrder.USUAL.units(turns);
    for (OldTurn turn : turns) {
      assertThat(turns)
          .filteredOn(other -> repeats(other, turn))
          .anyMatch(other -> units.stream().anyMatch(unit -> unit.holds(other.sequence())));
    }
  }

  @Property
  void scoresFallAndNoUnitBringsWhatOneBeforeItHolds(@ForAll("turns") List<OldTurn> turns) {
    List<RecalledUnit> before = new ArrayList<>();
    Set<String> said = new HashSet<>();
    double least = 1;
    for (RecalledUnit unit : RecallOrder.USUAL.units(turns)) {
      long sequence = unit.turn().sequence();
      assertThat(unit.holds(sequence)).isTrue();
      assertThat(unit.to() - unit.from()).isEqualTo(2);
      assertThat(unit.score()).isBetween(0.0, least);
      assertThat(before).noneMatch(each -> each.holds(sequence));
      assertThat(said.add(unit.turn().speaker() + ":" + unit.turn().text())).isTrue();
      before.add(unit);
      least = unit.score();
    }
  }

  @Test
  void whatIsSaidAgainAndAgainStandsBehindWhatWasSaidOnce() {
    List<OldTurn> turns = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      turns.add(turn(10 + 2 * i, "user", "The airport was loud " + i, 0.5));
    }
    turns.add(turn(2, "user", "My flight leaves at 21:10.", 0.4));
    assertThat(sequences(turns).getFirst()).isEqualTo(2);
    RecallOrder withoutIt = new RecallOrder(0.2, 0);
    assertThat(withoutIt.units(turns).getFirst().turn().sequence()).isNotEqualTo(2);
  }

  @Test
  void ofTheSameSaidTwiceTheLaterComes() {
    List<OldTurn> turns =
        List.of(turn(3, "user", "I moved.", 0.5), turn(9, "user", "I moved. ", 0.5));
    assertThat(sequences(turns)).containsExactly(9L);
  }

  @Test
  void theSameOfTwoSpeakersComesTwice() {
    List<OldTurn> turns = List.of(turn(3, "ann", "I moved.", 0.5), turn(9, "bob", "I moved.", 0.5));
    assertThat(sequences(turns)).containsExactly(9L, 3L);
  }

  @Test
  void turnBesideABetterOneComesWithIt() {
    List<OldTurn> turns =
        List.of(
            turn(4, "user", "Where do I live?", 0.7),
            turn(5, "assistant", "In Ghent.", 0.3),
            turn(6, "user", "Right!", 0.2));
    assertThat(RecallOrder.USUAL.units(turns))
        .extracting(RecalledUnit::from, RecalledUnit::to)
        .containsExactly(tuple(3L, 5L), tuple(5L, 7L));
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> new RecallOrder(1.5, 0)).hasMessageContaining("keywordWeight is 1.5");
    assertThatThrownBy(() -> new RecallOrder(0, Double.NaN))
        .hasMessageContaining("repetition is NaN: give 0 to 1");
  }

  private static boolean repeats(OldTurn one, OldTurn other) {
    return one.speaker().equals(other.speaker()) && one.text().equals(other.text());
  }

  private static List<Long> sequences(List<OldTurn> turns) {
    return RecallOrder.USUAL.units(turns).stream().map(unit -> unit.turn().sequence()).toList();
  }

  private static OldTurn turn(long sequence, String speaker, String text, double cosine) {
    return new OldTurn(sequence, speaker, text, found(sequence, cosine, null));
  }

  private static VectorCandidate found(
      long sequence, @Nullable Double cosine, @Nullable Double bm25) {
    EntryId id = new EntryId(String.valueOf(sequence));
    return new VectorCandidate(id, "", Metadata.NONE, cosine, bm25);
  }
}
