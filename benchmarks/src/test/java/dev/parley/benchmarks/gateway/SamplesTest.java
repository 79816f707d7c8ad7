// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SamplesTest {
  @Test
  void aPercentileIsTheSampleOfItsRank() {
    Samples samples = new Samples();
    for (int milli = 5000; milli > 0; milli--) {
      samples.add(milli * 1_000_000L);
    }
    assertThat(samples.size()).isEqualTo(5000);
    assertThat(samples.millis(0.5)).isEqualTo(2500);
    assertThat(samples.millis(0.99)).isEqualTo(4950);
    assertThat(samples.millis(1)).isEqualTo(5000);
    assertThat(samples.millis(0)).isEqualTo(1);
  }

  @Test
  void oneSampleIsEveryPercentile() {
    Samples samples = new Samples();
    samples.add(1_500_000);
    assertThat(samples.millis(0.01)).isEqualTo(1.5);
    assertThat(samples.millis(0.99)).isEqualTo(1.5);
  }

  @Test
  void noSamplesHaveNone() {
    assertThat(new Samples().millis(0.5)).isNaN();
  }
}
