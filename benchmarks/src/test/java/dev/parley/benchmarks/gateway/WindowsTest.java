// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowsTest {
  private final Windows windows = new Windows(List.of("direct", "parley", "go"));

  @Test
  void theMedianIsTheMiddleOrBetweenTheTwoMiddleOnes() {
    assertThat(Windows.median(3, 1, 2)).isEqualTo(2);
    assertThat(Windows.median(4, 1, 3, 2)).isEqualTo(2.5);
    assertThat(Windows.median()).isNaN();
  }

  @Test
  void whatIsNotKnownIsLeftOutOfTheMedian() {
    assertThat(Windows.median(3, Double.NaN, 1, 2)).isEqualTo(2);
    assertThat(Windows.median(Double.NaN, 4)).isEqualTo(4);
    assertThat(Windows.median(Double.NaN, Double.NaN)).isNaN();
  }

  @Test
  void whatIsComparedIsComparedWithinARound() {
    windows.add("parley", window(2, 0));
    windows.add("parley", window(9, 0));
    windows.add("parley", window(30, 0));
    windows.add("go", window(1, 0));
    windows.add("go", window(10, 0));
    windows.add("go", window(10, 0));
    assertThat(windows.median("parley", Window::cpuSeconds)).isEqualTo(9);
    assertThat(windows.median("parley", "go", Window::cpuSeconds, (ours, go) -> ours / go))
        .isEqualTo(2, within(1e-9));
  }

  @Test
  void aComparisonWithWhatIsNotMeasuredIsNone() {
    windows.add("parley", window(2, 0));
    assertThat(windows.median("parley", "nginx", Window::cpuSeconds, Double::sum)).isNaN();
  }

  @Test
  void failuresAreSummedOverTheRoundsWithTheirReasons() {
    windows.add("parley", window(1, 2));
    windows.add("parley", window(1, 1));
    windows.add("go", window(1, 0));
    assertThat(windows.failures("parley")).isEqualTo("3 of 5 (connection closed: 3)");
    assertThat(windows.failures("go")).isEqualTo("0 of 1");
  }

  @Test
  void aTableHasARowForEachGatewayAndADashForWhatIsNotKnown() {
    windows.add("direct", window(Double.NaN, 0));
    windows.add("parley", window(0.000_05, 0));
    windows.add("go", window(0.000_1, 0));
    assertThat(Table.plain("one core", windows).lines())
        .containsExactly(
            "| one core | requests/s | CPU µs a request | of go's | p50 ms | added | p99 ms | added"
                + " | its core busy % | failed |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
            "| direct | 1 | – | – | 2.00 | – | 2.00 | – | – | 0 of 1 |",
            "| parley | 1 | 50.0 | 0.50 | 2.00 | 0.00 | 2.00 | 0.00 | 0 | 0 of 1 |",
            "| go | 1 | 100.0 | 1.00 | 2.00 | 0.00 | 2.00 | 0.00 | 0 | 0 of 1 |");
  }

  /** A second with one right answer. */
  private static Window window(double cpuSeconds, int failed) {
    Tally tally = new Tally();
    tally.asked();
    tally.answered(2_000_000);
    for (int i = 0; i < failed; i++) {
      tally.asked();
      tally.failed("connection closed");
    }
    return new Window(tally, 1, cpuSeconds, Double.NaN);
  }
}
