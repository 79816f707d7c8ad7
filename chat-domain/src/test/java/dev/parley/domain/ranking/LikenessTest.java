// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class LikenessTest {
  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("tea", "hot", "cold", "本", "", "!")
        .list()
        .ofMaxSize(6)
        .map(words -> String.join(" ", words))
        .list()
        .ofMaxSize(20);
  }

  @Property
  void likenessIsFromNoneToOne(@ForAll("texts") List<String> texts) {
    double[] likeness = Likeness.of(texts);
    assertThat(likeness).hasSize(texts.size());
    assertThat(Arrays.stream(likeness)).allMatch(each -> each >= 0 && each <= 1 + 1e-9);
  }

  @Property
  void equalTextsAreAlikeToTheOthers(@ForAll("texts") List<String> texts) {
    List<String> twice = new ArrayList<>(texts);
    twice.addAll(texts);
    double[] likeness = Likeness.of(twice);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(likeness[i]).isCloseTo(likeness[i + texts.size()], within(1e-9));
    }
  }

  @Test
  void whatStandsSixTimesIsLikeTheOthersWhollyAndWhatStandsAloneNotAtAll() {
    List<String> texts = new ArrayList<>(Collections.nCopies(6, "The tea was hot."));
    texts.add("I moved");
    assertThat(Likeness.of(texts)[0]).isCloseTo(1, within(1e-9));
    assertThat(Likeness.of(texts)[6]).isZero();
  }

  @Test
  void oneThatIsAlikeCountsAFifthOfFive() {
    assertThat(Likeness.of(List.of("I moved", "I moved", "hot tea"))[0])
        .isCloseTo(0.2, within(1e-9));
  }

  @Test
  void wordThatAllHoldCountsLessThanTheOthers() {
    // a third of their words, were each to count the same
    assertThat(Likeness.of(List.of("the a", "the b", "the c", "the d", "the e", "the f", "the g")))
        .satisfies(all -> assertThat(Arrays.stream(all)).allMatch(each -> each > 0 && each < 0.2));
  }
}
