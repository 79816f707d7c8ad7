// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Green TEA, hot.|green tea hot",
        "snake_case \"quoted\" it's C++|snake case quoted it s c",
        "Cr\u00e8me Br\u00dbl\u00c9e|creme brulee",
        "Cre\u0300me|creme",
        "Stra\u00dfe \u0141\u00f3d\u017a \u00d8re \u00e6on \u0130zmir \u0131lk|strasse lodz ore"
            + " aeon izmir ilk",
        "\u039f\u0394\u039f\u03a3 \u03bf\u03b4\u03cc\u03c2|\u03bf\u03b4\u03bf\u03c3"
            + " \u03bf\u03b4\u03bf\u03c3",
        "\u041c\u043e\u0441\u043a\u0432\u0410"
            + " \u0451\u043b\u043a\u0430|\u043c\u043e\u0441\u043a\u0432\u0430"
            + " \u0435\u043b\u043a\u0430",
        "\uff26\uff55\uff4c\uff4c \ufb01ne \u2167|full fine viii",
        "foot\u00adball zero\u200bwidth|football zero width",
        "iPhone\u624b\u673a\u58f3|iphone \u624b \u673a \u58f3",
        "\u30b3\u30fc\u30d2\u30fc|\u30b3 \u30fc \u30d2 \u30fc",
        "\u304c|\u304b\u3099",
        "\u304b\u3099|\u304b\u3099",
        "hi\ud83d\ude00\ud83d\ude00|hi \ud83d\ude00 \ud83d\ude00",
        "\u0939\u093f\u0928\u094d\u0926\u0940|\u0939\u093f\u0928\u094d\u0926\u0940",
        "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd|\u05e9\u05dc\u05d5\u05dd"
      })
  void wordsAreFolded(String text, String folded) {
    assertThat(Words.folded(text)).isEqualTo(folded);
  }

  @Example
  void wordKnowsWhereItStands() {
    assertThat(Words.of("\u00c9t\u00e9: \u8336\u8336"))
        .containsExactly(
            new Word("ete", 0, 3, false),
            new Word("\u8336", 5, 6, false),
            new Word("\u8336", 6, 7, true));
  }

  @Example
  void accentBelongsToItsLetter() {
    assertThat(Words.of("e\u0301 x"))
        .containsExactly(new Word("e", 0, 2, false), new Word("x", 3, 4, false));
  }

  @Example
  void dataThatWasPastedCountsAsFarAsTheLimitsGo() {
    assertThat(Words.of("x".repeat(1_000_000)))
        .containsExactly(new Word("x".repeat(Words.LONGEST), 0, 1_000_000, false));
    assertThat(Words.of("a ".repeat(Words.MOST + 10))).hasSize(Words.MOST);
  }

  @Property
  void wordsStandInOrderAndAreFoldedForGood(@ForAll String text) {
    List<Word> words = Words.of(text);
    int end = 0;
    for (Word word : words) {
      assertThat(word.from()).isLessThan(word.to());
      assertThat(word.to()).isGreaterThanOrEqualTo(end);
      assertThat(word.folded()).isNotEmpty().doesNotContainPattern("[\\s\"\\ud800-\\udfff]");
      assertThat(Words.folded(word.folded())).isEqualTo(word.folded());
      end = word.to();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }
}
