// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShorteningTest {
  private static final int LONGEST_MARKER = 60;

  @Example
  void middleIsLeftOutAndSaidToBe() {
    assertThat(Shortening.middle("a".repeat(80) + "b".repeat(80) + "c".repeat(40), 100))
        .startsWith("a".repeat(75))
        .endsWith("c".repeat(25))
        .contains("[… 100 characters left out …]");
  }

  @Property
  void neverLongerThanAllowedBesideTheMarkerAndNoCharacterIsCut(
      @ForAll String text, @ForAll @IntRange(min = 100, max = 1000) int longest) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String long_ = whole.repeat(20) + "\uD83D\uDE00".repeat(200);
    String cut = Shortening.middle(long_, longest);
    assertThat(cut.length()).isLessThanOrEqualTo(longest + LONGEST_MARKER);
    assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(cut);
    if (long_.length() <= longest) {
      assertThat(cut).isEqualTo(long_);
    }
  }
}
