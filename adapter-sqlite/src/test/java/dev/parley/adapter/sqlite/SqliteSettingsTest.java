// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SqliteSettingsTest {
  private final SqliteSettings defaults = SqliteSettings.at(Path.of("parley.db"));

  @Test
  void defaultsAreTheDocumentedOnes() {
    assertThat(defaults)
        .isEqualTo(
            new SqliteSettings(
                Path.of("parley.db"),
                1024,
                1024,
                256,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1)));
  }

  @Test
  void readmeNamesEverySettingWithItsDefault() throws IOException, ReflectiveOperationException {
    String readme = Files.readString(Path.of("README.md"));
    for (RecordComponent setting : SqliteSettings.class.getRecordComponents()) {
      Object value = setting.getAccessor().invoke(defaults);
      String shown = setting.getName().equals("file") ? "none" : value.toString();
      assertThat(readme).contains("| `" + setting.getName() + "` | " + shown + " |");
    }
  }

  @Test
  void numberOutOfBoundsIsRefusedWithTheBounds() {
    assertThatThrownBy(() -> defaults.withQueues(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("writeQueue is 0: give 1 to 1000000");
    assertThatThrownBy(() -> defaults.withQueues(1, 1_000_001))
        .hasMessage("readQueue is 1000001: give 1 to 1000000");
    assertThatThrownBy(() -> defaults.withLargestGroup(10_001))
        .hasMessage("largestGroup is 10001: give 1 to 10000");
  }

  @Test
  void timeOutOfBoundsIsRefusedWithTheBounds() {
    assertThatThrownBy(() -> defaults.withBusyTimeout(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("busyTimeout is PT-0.001S: give PT0S to PT1H");
    assertThatThrownBy(() -> defaults.withSweepInterval(Duration.ZERO))
        .hasMessage("sweepInterval is PT0S: give PT1S to PT24H");
  }
}
