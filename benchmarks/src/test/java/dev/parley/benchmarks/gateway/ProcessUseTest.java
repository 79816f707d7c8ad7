// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessUseTest {
  @Test
  void thePeakIsReadInMebibytes() {
    assertThat(ProcessUse.peak("Name:\tjava\nVmHWM:\t  2048 kB\nVmRSS:\t 1024 kB\n"))
        .containsExactly(2.0);
  }

  @Test
  void aProcessThatIsGoneHasNoPeak() {
    assertThat(ProcessUse.peak("Name:\tjava\nState:\tZ (zombie)\n")).isEmpty();
  }
}
