// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class CommonWordsTest {
  private static final CommonWords NAMES = new CommonWords(Set.of("ann", "the", "did"));

  @Test
  void wordsOfMoreThanAFifthOfTheTurnsAreCommon() {
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      turns.add(
          (i % 2 == 0 ? "Ann: " : "Bob: ")
              + (i < 10 ? "tea" : "x" + i)
              + (i < 11 ? " Pot pot" : ""));
    }
    assertThat(CommonWords.of(turns).folded()).containsExactlyInAnyOrder("ann", "bob", "pot");
  }

  @Test
  void ofFewTurnsNothingIsCommon() {
    assertThat(CommonWords.of(List.of("a b", "a c", "a d")).folded()).isEmpty();
  }

  @Test
  void commonWordsLeaveTheQuestion() {
    assertThat(NAMES.without("What did Ánn bake on the weekend?"))
        .isEqualTo("What bake on weekend?");
  }

  @Test
  void questionStaysWhenHardlyAnythingWouldBeLeft() {
    assertThat(NAMES.without("Did Ann?")).isEqualTo("Did Ann?");
    assertThat(NAMES.without("Ann the baker")).isEqualTo("Ann the baker");
    assertThat(NAMES.without("")).isEmpty();
  }

  @Property
  void nothingCommonIsLeftOrNothingIsTaken(@ForAll String question) {
    String kept = NAMES.without(question);
    assertThat(kept.equals(question) || kept.length() <= question.length()).isTrue();
    assertThat(new CommonWords(Set.of()).without("a  b c")).isEqualTo("a b c");
  }

  @Test
  void dayAndSpeakerStandBeforeTheText() {
    assertThat(SearchText.of(LocalDate.of(2026, 5, 8), "Ann", "I moved."))
        .isEqualTo("2026-05-08 Friday May Ann: I moved.");
  }
}
