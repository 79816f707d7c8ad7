// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasPrintedIsReturnedWithoutTheErrors() throws Exception {
    Command command = Command.of("sh", "-c", "pwd; echo $TEA; echo warned >&2; cat");
    assertThat(command.with(Map.of("TEA", "green")).run(folder))
        .isEqualTo(folder.toRealPath() + "\ngreen\n");
  }

  @Test
  void failureTellsAllThatWasSaid() {
    assertThatThrownBy(() -> Command.of("sh", "-c", "echo said; echo why >&2; exit 3").run(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("sh -c ")
        .hasMessageEndingWith(" failed with 3: why\nsaid");
  }

  @Test
  void whatTakesTooLongIsEndedAndSaysSo() {
    Command endless = new Command(List.of("sleep", "600"), Map.of(), Duration.ofMillis(1));
    assertThatThrownBy(() -> endless.run(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("sleep 600 took over PT0.001S");
  }

  @Test
  void programThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Command.of(folder.resolve("none").toString()).run(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("none").toString());
  }
}
