// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class WindowsTest {
  /** Odd pieces begin a word, even ones go on with it. */
  private static Windows windows(int longest) {
    return new Windows(longest, piece -> piece % 2 == 1);
  }

  @Property
  void windowsAreThePiecesInOrderAsFewAsHoldThem(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 5) Integer> pieces,
      @ForAll @IntRange(min = 1, max = 40) int longest) {
    int[] all = pieces.stream().mapToInt(Integer::intValue).toArray();
    List<int[]> cut = windows(longest).of(all);
    assertThat(cut.stream().flatMapToInt(IntStream::of).toArray()).isEqualTo(all);
    assertThat(cut).hasSize(Math.max(1, Math.ceilDiv(all.length, longest)));
    assertThat(cut).allSatisfy(window -> assertThat(window.length).isLessThanOrEqualTo(longest));
  }

  @Test
  void aTextThatFitsIsOneWindow() {
    assertThat(windows(4).of(new int[] {1, 2, 3, 4})).containsExactly(new int[] {1, 2, 3, 4});
    assertThat(windows(4).of(new int[0])).containsExactly(new int[0]);
  }

  @Test
  void windowsAreOfAboutEqualLength() {
    assertThat(windows(10).of(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}))
        .extracting(window -> window.length)
        .containsExactly(6, 5);
  }

  @Test
  void aCutIsBeforeAWordWhereTheRestStillHasRoom() {
    assertThat(windows(5).of(new int[] {1, 1, 1, 2, 2, 2}))
        .containsExactly(new int[] {1, 1}, new int[] {1, 2, 2, 2});
    assertThat(windows(3).of(new int[] {1, 1, 1, 2, 2, 2}))
        .containsExactly(new int[] {1, 1, 1}, new int[] {2, 2, 2});
  }
}
