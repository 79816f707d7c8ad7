// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The best first, and each conversation once. */
interface SearchRanking extends SearchFixture {
  @Test
  default void conversationIsFoundOnceByItsBestEntry() {
    said("c", "tea and a lot of other things", "tea tea tea", "tea and some other things");
    said("other", "nothing of the kind");
    assertThat(found("tea")).singleElement().extracting("entry").isEqualTo(new Sequence(2));
  }

  @Test
  default void textThatSaysItMoreOftenStandsFirst() {
    said("once", "tea then words then words");
    said("thrice", "tea then tea then tea");
    said("not", "other words here and there");
    assertThat(ids("tea")).containsExactly("thrice", "once");
  }

  @Test
  default void shortTextStandsBeforeALongOne() {
    said("long", "tea " + "and much else ".repeat(50));
    said("short", "tea please");
    assertThat(ids("tea")).containsExactly("short", "long");
  }

  @Test
  default void titleStandsBeforeAMessageOfLikeWorth() {
    titled("a", "green tea");
    said("b", "green tea");
    assertThat(ids("tea")).containsExactly("a", "b");
    Header both = titled("c", "green tea");
    store().write(both.advance(1, START), Logs.entries(1, "green tea"));
    assertThat(found("tea"))
        .filteredOn(found -> found.header().id().value().equals("c"))
        .singleElement()
        .extracting("entry")
        .isNull();
  }

  @Test
  default void amongEqualsTheLastUpdatedStandsFirst() {
    for (String id : List.of("b", "d", "a", "c")) {
      Header header = Logs.header(id, ANN, 1, START.plusSeconds(id.charAt(0)));
      store().write(header, Logs.entries(1, "tea"));
    }
    assertThat(ids("tea")).containsExactly("d", "c", "b", "a");
  }

  @Test
  default void shorterListHoldsTheBest() {
    for (int i = 0; i < 12; i++) {
      said("c" + i, "tea " + "filler ".repeat(i));
    }
    assertThat(search().search(ANN, "tea", 3))
        .extracting(found -> found.header().id().value())
        .containsExactly("c0", "c1", "c2");
  }
}
