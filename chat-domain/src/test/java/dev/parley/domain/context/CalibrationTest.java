// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static Calibration after(int answers, int counted, long told) {
    Calibration learned = Calibration.NONE;
    for (int i = 0; i < answers; i++) {
      learned = learned.learn(counted, told);
    }
    return learned;
  }

  @Test
  void fewAnswersChangeNothing() {
    assertThat(after(3, 1000, 700).corrected(new TokenCount(500, false)).tokens()).isEqualTo(500);
  }

  @Test
  void anEstimateThatIsAlwaysTooHighComesDown() {
    assertThat(after(50, 1000, 700).corrected(new TokenCount(1000, false)).tokens())
        .isCloseTo(700, within(10));
  }

  @Test
  void anEstimateThatIsTooLowGoesUp() {
    assertThat(after(10, 1000, 1300).corrected(new TokenCount(1000, false)).tokens())
        .isGreaterThanOrEqualTo(1300);
  }

  @Test
  void whatTheModelsOwnTokenizerCountedStays() {
    TokenCount exact = new TokenCount(1000, true);
    assertThat(after(50, 1000, 700).corrected(exact)).isEqualTo(exact);
  }

  @Test
  void aPromptThatIsReadInPartIsCut() {
    assertThat(Calibration.NONE.isCut(new TokenCount(8000, true), 4096)).isTrue();
    assertThat(after(50, 1000, 700).isCut(new TokenCount(8000, false), 4096)).isTrue();
  }

  @Test
  void whatIsWithinTheUsualIsNotCut() {
    assertThat(Calibration.NONE.isCut(new TokenCount(1000, true), 990)).isFalse();
    assertThat(Calibration.NONE.isCut(new TokenCount(20, true), 10)).isFalse();
    assertThat(after(50, 1000, 700).isCut(new TokenCount(1000, false), 690)).isFalse();
    assertThat(after(3, 1000, 700).isCut(new TokenCount(1000, false), 10)).isFalse();
  }

  @Property
  void staysOnTheSafeSideOfASteadyModel(
      @ForAll @DoubleRange(min = 0.4, max = 1.5) double ratio,
      @ForAll @IntRange(min = 100, max = 100_000) int counted,
      @ForAll @IntRange(min = 4, max = 60) int answers) {
    long told = Math.round(counted * ratio);
    assertThat(after(answers, counted, told).corrected(new TokenCount(counted, false)).tokens())
        .isGreaterThanOrEqualTo((int) told);
  }
}
