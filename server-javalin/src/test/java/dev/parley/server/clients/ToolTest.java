// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void toolThatIsNotInstalledIsNamedWithWhatToInstall() {
    ProcessBuilder missing = new ProcessBuilder(folder.resolve("python3").toString());
    assertThatThrownBy(() -> Tool.PYTHON.start(missing))
        .hasMessageContaining("python3 can't be started")
        .hasMessageContaining("install Python 3.10 or newer with pip");
  }
}
