// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PinningTest {
  @Test
  void aGatewayIsPinnedToTheFirstCoreWhereTheSystemCan() {
    assertThat(new Pinning(Path.of("/bin/taskset"), 4).gateway(List.of("proxy", "x")))
        .containsExactly("/bin/taskset", "-c", "0", "proxy", "x");
    assertThat(new Pinning(null, 4).gateway(List.of("proxy", "x"))).containsExactly("proxy", "x");
  }

  @Test
  void theCaptionSaysWhoHasWhichCores() {
    assertThat(new Pinning(Path.of("/bin/taskset"), 4))
        .hasToString("one core for the gateway, 3 for load and provider");
    assertThat(new Pinning(null, 4)).hasToString("gateway, load and provider share 4 cores");
  }
}
