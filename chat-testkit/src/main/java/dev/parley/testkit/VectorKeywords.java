// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.VectorFixture.entry;
import static dev.parley.testkit.VectorFixture.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Queries with a text beside the vector, where the index is hybrid. */
interface VectorKeywords extends VectorFixture {
  List<List<String>> SCRIPTS =
      List.of(
          List.of("Der Käse kostet 4 Euro", "KASE"),
          List.of("Chruściki i żurek", "żurek"),
          List.of("Ποῦ εἶναι ἡ βιβλιοθήκη;", "βιβλιοθηκη"),
          List.of("Мы встретились в Саратове", "саратове"),
          List.of("אנחנו גרים בחיפה", "בחיפה"),
          List.of("سافرنا إلى القاهرة", "القاهرة"),
          List.of("我们在北京大学见面", "北京"),
          List.of("東京タワーへ行きました", "東京"),
          List.of("서울에서 만났어요", "만났어요"),
          List.of("मैं दिल्ली में रहता हूँ", "दिल्ली"),
          List.of("order ＡＢＣ１２３ is late", "abc123"));

  @Test
  default void textIsRefusedWhereTheIndexIsNotHybrid() {
    if (!hybrid()) {
      assertThatThrownBy(() -> index().query(near(0, 1).withText("tea")))
          .isInstanceOfSatisfying(
              InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("text"));
    }
  }

  @Test
  default void bothWaysGiveCandidatesWithTheirOwnScores() {
    if (!hybrid()) {
      return;
    }
    put(
        entry("near", 1, "nothing of it"),
        entry("both", 2, "green tea"),
        entry("words", 90, "a tea pot"),
        entry("neither", 91, "coffee"));
    List<VectorCandidate> found = index().query(near(0, 2).withText("Tea?"));
    assertThat(VectorFixture.ids(found)).containsExactly("near", "both", "words");
    assertThat(found).extracting(each -> each.cosine() == null).containsExactly(false, false, true);
    assertThat(found).extracting(each -> each.bm25() == null).containsExactly(true, false, false);
    assertThat(found)
        .filteredOn(each -> each.bm25() != null)
        .allSatisfy(each -> assertThat(each.bm25()).isPositive().isFinite());
  }

  @Test
  default void textWithoutWordsFindsNothing() {
    if (!hybrid()) {
      return;
    }
    put(entry("a", 1, "tea"), entry("b", 2, "?!"));
    for (String text : List.of("", "  ", "?!", "\u0000", "coffee")) {
      assertThat(index().query(near(0, 5).withText(text)))
          .as(text)
          .extracting(VectorCandidate::bm25)
          .containsExactly(null, null);
    }
  }

  @Test
  default void wordsAreFoundInManyScripts() {
    if (!hybrid()) {
      return;
    }
    for (int i = 0; i < SCRIPTS.size(); i++) {
      put(entry("s" + i, 180, SCRIPTS.get(i).get(0)), entry("n" + i, 0, "x y z"));
    }
    for (int i = 0; i < SCRIPTS.size(); i++) {
      assertThat(byWords(SCRIPTS.get(i).get(1))).as(SCRIPTS.get(i).get(1)).startsWith("s" + i);
    }
  }

  @Test
  default void rareWordsCountMoreAndSoDoManyAndShortTexts() {
    if (!hybrid()) {
      return;
    }
    for (int i = 0; i < 30; i++) {
      put(entry("common" + i, 180, "the weather of the day"));
    }
    put(
        entry("rare", 180, "the saxophone of somebody else"),
        entry("two", 180, "a saxophone in a cellar, cold"),
        entry("long", 180, "saxophone " + "word other thing ".repeat(200)));
    assertThat(byWords("the saxophone cellar")).startsWith("two", "rare", "long");
  }

  @Test
  default void notationOfQueriesIsOnlyWords() {
    if (!hybrid()) {
      return;
    }
    put(entry("a", 180, "title and or not"), entry("b", 180, "x"));
    assertThat(byWords("title:(AND OR* \"NOT [TO} ~2 \\ /x")).contains("a");
    assertThat(byWords("word ".repeat(3000) + " title")).containsExactly("a");
  }

  @Test
  default void manyDifferentWordsAreNoError() {
    if (!hybrid()) {
      return;
    }
    put(entry("a", 180, "w0 w1"), entry("b", 180, "x"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append('w').append(i).append(' ');
    }
    assertThat(byWords(text.toString())).containsExactly("a");
  }

  @Test
  default void filterHoldsForWordsToo() {
    if (!hybrid()) {
      return;
    }
    put(
        entry("a", 180, "tea").withMetadata(Metadata.NONE.with("n", 1)),
        entry("b", 180, "tea").withMetadata(Metadata.NONE.with("n", 2)));
    index().upsert(THERE, List.of(entry("c", 180, "tea")));
    VectorQuery query = near(0, 5).withText("tea").withFilter(VectorFilter.is("n", 2));
    assertThat(ids(query)).containsExactly("b");
  }

  @Test
  default void scoreDoesNotTellWhatOtherNamespacesHold() {
    if (!hybrid()) {
      return;
    }
    put(entry("a", 0, "green tea"), entry("b", 1, "black coffee"), entry("c", 2, "water"));
    VectorQuery query = near(0, 5).withText("tea");
    Double before = index().query(query).getFirst().bm25();
    for (int i = 0; i < 40; i++) {
      index().upsert(THERE, List.of(entry("t" + i, 0, "tea tea tea and more of it")));
    }
    assertThat(index().query(query).getFirst().bm25())
        .isCloseTo(Objects.requireNonNull(before), within(1e-5));
  }

  private boolean hybrid() {
    return index().capabilities().hybrid();
  }

  /** What the words find, best first. */
  private List<String> byWords(String text) {
    return index().query(near(0, 100).withText(text)).stream()
        .filter(found -> found.bm25() != null)
        .sorted(Comparator.comparingDouble(found -> -Objects.requireNonNullElse(found.bm25(), 0.0)))
        .map(found -> found.id().value())
        .toList();
  }
}
