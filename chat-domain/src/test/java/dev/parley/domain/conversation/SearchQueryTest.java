// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "green tea|a TEA that is green",
        "gre|greens",
        "tea gre|green tea",
        "creme|Cr\u00e8me",
        "cr\u00e8me|creme",
        "\"tea\" AND -green* NEAR(|near the green and the tea",
        "don't|don't do it",
        "\u65e5\u672c|\u6771\u65e5\u672c\u5927",
        "\u65e5\u672c \u5927|\u5927\u65e5\u672c",
        "\u624biph|\u624biPhone"
      })
  void everyWordOccurs(String query, String text) {
    assertThat(SearchQuery.of(query).matches(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "green tea|green",
        "gre tea|green tea",
        "een|green",
        "tea OR coffee|tea",
        "\u672c\u65e5|\u65e5\u672c"
      })
  void aWordIsMissing(String query, String text) {
    assertThat(SearchQuery.of(query).matches(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "?!\"*()-+:^", "\ud83d", "\u0000"})
  void queryWithoutAWordAsksForNothing(String query) {
    assertThat(SearchQuery.of(query).isEmpty()).isTrue();
    assertThat(SearchQuery.of(query).matches("anything")).isFalse();
  }

  @Example
  void wordsThatStandTogetherAreOneTermAndTheLastOneIsAPrefix() {
    assertThat(SearchQuery.of("tea tea \u65e5\u672c te").terms())
        .containsExactly(
            new SearchQuery.Term(List.of("tea"), false),
            new SearchQuery.Term(List.of("\u65e5", "\u672c"), false),
            new SearchQuery.Term(List.of("te"), true));
  }

  @Property
  void aTextIsFoundByItself(@ForAll String text) {
    SearchQuery query = SearchQuery.of(text);
    assertThat(query.matches(text)).isEqualTo(!query.isEmpty());
  }
}
