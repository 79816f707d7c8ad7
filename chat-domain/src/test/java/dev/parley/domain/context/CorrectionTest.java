// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class CorrectionTest {
  @Property
  void longerPromptNeverCountsLess(
      @ForAll @IntRange(min = 8, max = 32) int sixteenths,
      @ForAll @IntRange(max = 256) int added,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int counted,
      @ForAll @IntRange(max = 1000) int more) {
    Correction correction = new Correction(sixteenths, added);
    int longer = (int) Math.min(Integer.MAX_VALUE, (long) counted + more);
    assertThat(correction.ofPrompt(longer, longer))
        .isGreaterThanOrEqualTo(correction.ofPrompt(counted, counted));
  }

  @Property
  void onlyPlainTextIsLowered(
      @ForAll @IntRange(min = 8, max = 32) int sixteenths,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int counted,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int plain) {
    Correction correction = new Correction(sixteenths, 0);
    int rest = Math.max(0, counted - plain);
    assertThat(correction.ofPrompt(counted, 0)).isGreaterThanOrEqualTo(counted);
    assertThat(correction.ofPrompt(counted, plain)).isGreaterThanOrEqualTo(rest);
    assertThat(correction.ofMessage(counted, false)).isGreaterThanOrEqualTo(counted);
  }

  @Property
  void messagesCountNoMoreThanTheirPromptWhereTheyAreLowered(
      @ForAll @IntRange(min = 8, max = 15) int sixteenths,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int counted) {
    Correction correction = new Correction(sixteenths, 0);
    assertThat(correction.ofMessage(counted, true))
        .isLessThanOrEqualTo(correction.ofPrompt(counted, counted) + 1);
  }

  @Test
  void correctionIsWithinItsBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Correction(7, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Correction(33, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Correction(16, -1));
  }
}
