// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextWordsTest {
  @Test
  void wordsAreFoldedAndNotationIsNone() {
    assertThat(TextWords.held("Crème brûlée, +50% (OK)"))
        .containsExactly("creme", "brulee", "50", "ok");
  }

  @Test
  void neighboursWithoutSpacesAreHeldAsPairsToo() {
    assertThat(TextWords.held("北京大")).containsExactly("北", "京", "北京", "大", "京大");
    assertThat(TextWords.held("北 京")).containsExactly("北", "京");
    assertThat(TextWords.held("A北京b")).containsExactly("a", "北", "京", "北京", "b");
  }

  @Test
  void pairsAreAskedForAndACharacterOnlyWhereItStandsAlone() {
    assertThat(TextWords.asked("北京大 x")).containsExactly("北京", "京大", "x");
    assertThat(TextWords.asked("京")).containsExactly("京");
    assertThat(TextWords.asked("x 京 北京")).containsExactly("x", "京", "北京");
  }

  @Test
  void questionsAreCutWhenTheyHaveFarTooManyWords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("w").append(i).append(' ');
    }
    assertThat(TextWords.asked(text.toString())).hasSize(TextWords.MOST_ASKED);
  }
}
