// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
  /** A prompt as it was counted, and as the provider says. */
  record Answer(int counted, long told, boolean plain) {}

  @Property
  void whateverCameBeforeTheLastAnswerWouldHaveFitted(@ForAll("answers") List<Answer> answers) {
    Calibration learned = Calibration.NONE;
    long longest = 0;
    for (Answer answer : answers) {
      boolean couldBeCut = answer.counted() > longest;
      Calibration next = learned.learn(answer.counted(), answer.told(), answer.plain());
      boolean absurd = answer.told() - Calibration.TEMPLATE > 2L * answer.counted();
      if (!absurd && (!couldBeCut || answer.told() >= answer.counted())) {
        assertThat((long) next.correction().ofPrompt(answer.counted(), answer.counted()))
            .isGreaterThanOrEqualTo(answer.told());
      }
      longest = Math.max(longest, answer.told());
      learned = next;
    }
  }

  @Property
  void estimateIsNotLoweredBeforeSeveralAnswersAgree(
      @ForAll("answers") List<Answer> answers, @ForAll @IntRange(min = 1, max = 200_000) int any) {
    Calibration learned = Calibration.NONE;
    int low = 0;
    for (Answer answer : answers) {
      low += answer.plain() && answer.told() < answer.counted() ? 1 : 0;
      learned = learned.learn(answer.counted(), answer.told(), answer.plain());
      if (learned.correction().ofPrompt(any, any) < any) {
        assertThat(low).isGreaterThan(1);
        assertThat(learned.isSettled()).isTrue();
      }
    }
  }

  @Property
  void onePromptOfPicturesOrCallsNeverLowers(@ForAll("answers") List<Answer> answers) {
    Calibration learned = Calibration.NONE;
    for (Answer answer : answers) {
      Calibration next = learned.learn(answer.counted(), answer.told(), false);
      assertThat(next.correction().sixteenths())
          .isGreaterThanOrEqualTo(learned.correction().sixteenths());
      assertThat(next.correction().added()).isGreaterThanOrEqualTo(learned.correction().added());
      learned = next;
    }
  }

  /** The law that matters: a provider that cuts must not teach us to send it more. */
  @Property
  void promptsThatWereCutDoNotMakeTheNextOnesOverflow(
      @ForAll @IntRange(min = 50, max = 100) int percent,
      @ForAll @IntRange(min = 0, max = 60) int template,
      @ForAll @IntRange(min = 600, max = 20_000) int limit,
      @ForAll("prompts") List<Integer> prompts,
      @ForAll @IntRange(min = 1, max = 60_000) int next) {
    Calibration learned = Calibration.NONE;
    for (int counted : prompts) {
      long read = Math.min(limit, tokens(counted, percent, template));
      learned = learned.learn(counted, read, true);
    }
    int corrected = learned.correction().ofPrompt(next, next);
    if (corrected < next) {
      assertThat((long) corrected + template)
          .isGreaterThanOrEqualTo(tokens(next, percent, template));
    }
  }

  @Property
  void promptThatIsReadWholeIsNeverCalledCut(
      @ForAll @IntRange(min = 30, max = 150) int percent,
      @ForAll @IntRange(min = 0, max = 60) int template,
      @ForAll("prompts") List<Integer> prompts,
      @ForAll long seed) {
    Random random = new Random(seed);
    Calibration learned = Calibration.NONE;
    for (int counted : prompts) {
      long told = tokens(counted, percent + random.nextInt(-2, 3), template);
      assertThat(learned.isCut(counted, counted, false, told)).isFalse();
      learned = learned.learn(counted, told, true);
    }
  }

  @Property
  void settledModelTellsPromptsThatWereCutToHalf(
      @ForAll @IntRange(min = 50, max = 150) int percent,
      @ForAll @IntRange(min = 1000, max = 50_000) int counted) {
    Calibration learned = settled(percent);
    assertThat(learned.isCut(counted, counted, false, tokens(counted, percent, 0) / 2)).isTrue();
  }

  /** Where conversations are cut must not move with each answer. */
  @Property
  void correctionStaysWhileAnswersDifferALittle(
      @ForAll @IntRange(min = 50, max = 140) int percent, @ForAll long seed) {
    Random random = new Random(seed);
    Calibration learned = settled(percent);
    int changes = 0;
    for (int i = 0; i < 1000; i++) {
      int counted = random.nextInt(600, 8_000);
      long told = tokens(counted, percent + random.nextInt(-2, 3), 0);
      Calibration next = learned.learn(counted, told, true);
      changes += next.correction().equals(learned.correction()) ? 0 : 1;
      learned = next;
    }
    assertThat(changes).isLessThanOrEqualTo(20);
  }

  @Test
  void estimateThatIsAlwaysTooHighComesDown() {
    assertThat(settled(66).correction()).isEqualTo(new Correction(12, 0));
    assertThat(settled(66).correction().ofPrompt(10_000, 10_000)).isBetween(7_500, 7_600);
  }

  @Test
  void estimateThatIsTooLowGoesUpAtOnce() {
    Calibration learned = Calibration.NONE.learn(4000, 5000, true);
    assertThat(learned.correction().ofPrompt(4000, 4000)).isGreaterThanOrEqualTo(5000);
  }

  @Test
  void templateIsAddedAndMultipliesNothing() {
    Calibration learned = Calibration.NONE.learn(10, 37, true);
    assertThat(learned.correction()).isEqualTo(new Correction(16, 32));
    assertThat(learned.correction().ofPrompt(100_000, 100_000)).isEqualTo(100_032);
  }

  @Test
  void whatASearchAddedTeachesNothing() {
    Calibration learned = Calibration.NONE.learn(100, 9_000, true);
    assertThat(learned.correction()).isEqualTo(Correction.NONE);
  }

  @Test
  void reportOfNothingTeachesNothing() {
    assertThat(Calibration.NONE.learn(1000, 0, true)).isSameAs(Calibration.NONE);
    assertThat(settled(70).isCut(9000, 9000, true, 0)).isFalse();
  }

  @Test
  void exactCountIsBelievedFromTheStart() {
    assertThat(Calibration.NONE.isCut(8000, 8000, true, 4096)).isTrue();
    assertThat(Calibration.NONE.isCut(8000, 8000, false, 4096)).isFalse();
    assertThat(Calibration.NONE.isCut(8000, 8000, true, 7990)).isFalse();
    assertThat(Calibration.NONE.isCut(40, 40, true, 10)).isFalse();
  }

  @Test
  void modelThatIsNamedLikeAnotherIsLearnedWhereNothingWasCut() {
    Calibration learned = Calibration.NONE.learn(6_000, 4_500, true);
    for (int i = 0; i < Calibration.ANSWERS; i++) {
      assertThat(learned.isCut(4_000, 4_000, true, 2_800)).isFalse();
      learned = learned.learn(4_000, 2_800, true);
    }
    assertThat(learned.isCut(20_000, 20_000, true, 14_000)).isFalse();
    assertThat(learned.isCut(20_000, 20_000, true, 8_192)).isTrue();
  }

  @Test
  void picturesThatCostLessThanTheirBoundAreNoCut() {
    assertThat(settled(70).isCut(30_000, 1_000, false, 900)).isFalse();
  }

  @Test
  void afterAnErrorUpwardsTheCorrectionComesBack() {
    Calibration learned = settled(100).learn(2_000, 3_000, true);
    assertThat(learned.correction().sixteenths()).isGreaterThan(16);
    for (int i = 0; i < 3 * Calibration.ANSWERS; i++) {
      learned = learned.learn(2_000, 2_000, true);
    }
    assertThat(learned.correction()).isEqualTo(Correction.NONE);
  }

  @Test
  void correctionsAreWithinBounds() {
    Set<Integer> seen = new HashSet<>();
    for (int percent = 10; percent <= 190; percent += 5) {
      seen.add(settled(percent).correction().sixteenths());
    }
    assertThat(seen).allMatch(sixteenths -> sixteenths >= 8 && sixteenths <= 32);
    assertThat(seen).contains(9, 16, 32);
  }

  @Provide
  Arbitrary<List<Answer>> answers() {
    Arbitrary<Integer> counted = Arbitraries.integers().between(1, 40_000);
    Arbitrary<Integer> percent = Arbitraries.integers().between(5, 250);
    return Combinators.combine(counted, percent, Arbitraries.of(true, true, true, false))
        .as((c, p, plain) -> new Answer(c, Math.max(1, (long) c * p / 100), plain))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Integer>> prompts() {
    return Arbitraries.integers().between(1, 60_000).list().ofMinSize(1).ofMaxSize(60);
  }

  /** A model that counts in steady proportion to us, known for a while. */
  private static Calibration settled(int percent) {
    Calibration learned = Calibration.NONE;
    List<Integer> prompts = new ArrayList<>(List.of(12_000, 12_000));
    for (int i = 0; i < 2 * Calibration.ANSWERS; i++) {
      prompts.add(1_000 + 300 * i);
    }
    for (int counted : prompts) {
      learned = learned.learn(counted, tokens(counted, percent, 0), true);
    }
    return learned;
  }

  private static long tokens(int counted, int percent, int template) {
    return Math.max(1, Math.ceilDiv((long) counted * percent, 100) + template);
  }
}
