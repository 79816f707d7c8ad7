// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.port.ConversationSearch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which texts a query finds, whatever is in either. */
interface SearchMatching extends SearchFixture {
  @Test
  default void everyWordMustOccurInOneEntry() {
    said("both", "Green tea wakes me up");
    said("apart", "green", "tea");
    assertThat(ids("tea green")).containsExactly("both");
    assertThat(ids("tea coffee")).isEmpty();
  }

  @Test
  default void lastWordMayBeOneThatIsStillBeingTyped() {
    said("c", "jasmine teapot");
    for (String query : List.of("j", "jas", "jasmine", "jasmine t", "teap", "teapot jasm")) {
      assertThat(ids(query)).as(query).containsExactly("c");
    }
    for (String query : List.of("jas teapot", "pot", "jasmines", "asmine")) {
      assertThat(ids(query)).as(query).isEmpty();
    }
  }

  @Test
  default void caseAccentsAndWidthDoNotCount() {
    said("c", "Cr\u00e8me br\u00fbl\u00e9e in der STRASSE, \u0391\u03b8\u03ae\u03bd\u03b1");
    for (String query :
        List.of(
            "creme brulee",
            "CRE\u0300ME",
            "stra\u00dfe",
            "\u03b1\u03b8\u03b7\u03bd\u03b1",
            "\uff23\uff32\uff25\uff2d\uff25")) {
      assertThat(ids(query)).as(query).containsExactly("c");
    }
  }

  @Test
  default void partsOfTextsWithoutSpacesAreFound() {
    said("ja", "\u6771\u4eac\u90fd\u306b\u4f4f\u3093\u3067\u3044\u307e\u3059\u3002");
    said("zh", "\u6211\u4e70\u4e86iPhone\u624b\u673a\u58f3");
    said("th", "\u0e09\u0e31\u0e19\u0e0a\u0e2d\u0e1a\u0e0a\u0e32");
    assertThat(ids("\u4eac\u90fd")).containsExactly("ja");
    assertThat(ids("\u4f4f\u3093\u3067")).containsExactly("ja");
    assertThat(ids("\u4eac\u4f4f")).isEmpty();
    assertThat(ids("\u624b\u673a")).containsExactly("zh");
    assertThat(ids("iphone\u624b")).containsExactly("zh");
    assertThat(ids("\u58f3 \u4e70")).containsExactly("zh");
    assertThat(ids("\u0e0a\u0e32")).containsExactly("th");
  }

  @Test
  default void signsInAQueryAreOnlyBetweenWords() {
    said("c", "tea or not tea: that's near the column (text), drop table x");
    for (String query :
        List.of(
            "\"tea\"",
            "\"tea",
            "tea*",
            "-tea",
            "+tea",
            "^tea",
            "text:tea",
            "{text}: tea",
            "(tea",
            "tea)",
            "tea OR",
            "OR NOT",
            "NEAR(tea",
            "that's",
            "tea; drop table x --",
            "%tea_",
            "tea\\",
            "'tea'",
            "tea\u0000\ud83d")) {
      assertThat(ids(query)).as(query).containsExactly("c");
    }
    assertThat(ids("tea AND text")).isEmpty();
  }

  @Test
  default void queryWithoutAWordFindsNothing() {
    said("c", "tea ?!");
    for (String query : List.of("", " \n", "?!", "\"\"", "*", "\ud83d")) {
      assertThat(found(query)).as(query).isEmpty();
    }
  }

  @Test
  default void picturesAreFound() {
    said("c", "tea \ud83c\udf75\ud83d\ude00");
    assertThat(ids("\ud83c\udf75")).containsExactly("c");
    assertThat(ids("\ud83d\ude00 tea")).containsExactly("c");
    assertThat(ids("\ud83d\ude80")).isEmpty();
  }

  @Test
  default void longWordsAndLongTextsAreFound() {
    said("c", "word ".repeat(20_000) + "x".repeat(100_000) + " needle");
    assertThat(ids("needle")).containsExactly("c");
    assertThat(ids("x".repeat(100))).containsExactly("c");
    assertThat(SearchFixture.hits(found("needle").getFirst())).containsExactly("needle");
  }

  @Test
  default void queryOfManyWordsIsAnswered() {
    said("c", "word ".repeat(5) + "tea");
    assertThat(ids("word ".repeat(2000) + "t")).containsExactly("c");
    StringBuilder different = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      different.append('w').append(i).append(' ');
    }
    assertThat(ids(different.toString())).isEmpty();
  }

  @Test
  default void searchIsRefusedWhenItsLengthIsOutOfBounds() {
    for (int limit : new int[] {-1, 0, ConversationSearch.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> search().search(ANN, "tea", limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit))
          .hasMessageContaining(Integer.toString(ConversationSearch.LARGEST_PAGE));
    }
  }
}
