// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.VectorArbitraries;
import dev.parley.domain.vector.VectorCandidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BlendTest {
  @Provide
  Arbitrary<List<VectorCandidate>> candidates() {
    return VectorArbitraries.candidates();
  }

  @Property
  void everyCandidateComesOnceWithAScoreThatFallsFromOneToZero(
      @ForAll("candidates") List<VectorCandidate> candidates,
      @ForAll @DoubleRange(min = 0, max = 1) double weight) {
    List<Ranked> ranked = new Blend(weight).rank(candidates);
    assertThat(ranked)
        .extracting(Ranked::candidate)
        .containsExactlyInAnyOrderElementsOf(candidates);
    double before = 1;
    for (Ranked each : ranked) {
      assertThat(each.score()).isBetween(0.0, before);
      assertThat(each.standing()).isFinite().isNotNegative();
      before = each.score();
    }
  }

  @Property
  void orderOfTheCandidatesDoesNotMatter(
      @ForAll("candidates") List<VectorCandidate> candidates, @ForAll Random random) {
    List<VectorCandidate> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, random);
    assertThat(Blend.USUAL.rank(shuffled)).isEqualTo(Blend.USUAL.rank(candidates));
  }

  @Property
  void whatIsBetterByBothStandsBefore(@ForAll("candidates") List<VectorCandidate> candidates) {
    List<Ranked> ranked = Blend.USUAL.rank(candidates);
    for (int i = 0; i < ranked.size(); i++) {
      for (int j = i + 1; j < ranked.size(); j++) {
        VectorCandidate before = ranked.get(i).candidate();
        VectorCandidate after = ranked.get(j).candidate();
        assertThat(isMore(after.cosine(), before.cosine()) && isMore(after.bm25(), before.bm25()))
            .as("%s stands before %s", before, after)
            .isFalse();
      }
    }
  }

  private static boolean isMore(@Nullable Double one, @Nullable Double other) {
    return one != null && (other == null || one > other + 1e-9);
  }

  @Test
  void strongWordsBringUpWhatTheVectorsHardlyFound() {
    List<VectorCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      candidates.add(candidate("near" + i, 0.42 - i / 100.0, i % 4 == 0 ? 1.0 : null));
    }
    candidates.add(candidate("d", null, 14.0));
    List<Ranked> ranked = Blend.USUAL.rank(candidates);
    assertThat(ranked.getFirst().candidate().id().value()).isEqualTo("d");
    assertThat(ranked.getFirst().score()).isGreaterThan(0.6);
  }

  @Test
  void wordsThatSayNothingDoNotOutweighTheVectors() {
    List<VectorCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      candidates.add(candidate("near" + i, 0.5 - i / 50.0, null));
    }
    candidates.add(candidate("noise", null, 0.6));
    assertThat(Blend.USUAL.rank(candidates).getFirst().candidate().id().value()).isEqualTo("near0");
  }

  @Test
  void weightsOfNothingAndAllFollowOneListAlone() {
    List<VectorCandidate> candidates =
        List.of(candidate("a", 0.9, 1.0), candidate("b", 0.1, 5.0), candidate("c", 0.5, 3.0));
    assertThat(new Blend(0).rank(candidates))
        .extracting(ranked -> ranked.candidate().id().value())
        .containsExactly("a", "c", "b");
    assertThat(new Blend(1).rank(candidates))
        .extracting(ranked -> ranked.candidate().id().value())
        .containsExactly("b", "c", "a");
  }

  @Test
  void equalsStandByTheirIds() {
    assertThat(Blend.USUAL.rank(List.of(candidate("b", 0.5, null), candidate("a", 0.5, null))))
        .extracting(ranked -> ranked.candidate().id().value())
        .containsExactly("a", "b");
  }

  @Test
  void weightOutOfBoundsIsRefused() {
    for (double weight : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new Blend(weight)).hasMessageContaining("give 0 to 1");
    }
  }

  private static VectorCandidate candidate(
      String id, @Nullable Double cosine, @Nullable Double bm25) {
    return new VectorCandidate(new EntryId(id), "", Metadata.NONE, cosine, bm25);
  }
}
