// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DynamoDbSettingsTest {
  private final DynamoDbSettings defaults = DynamoDbSettings.in("eu-central-1");

  @Test
  void defaultsAreTheDocumentedOnes() {
    assertThat(defaults)
        .isEqualTo(
            new DynamoDbSettings(
                "eu-central-1",
                null,
                "parley_",
                null,
                64,
                Duration.ofMillis(400),
                Duration.ofMillis(1300),
                Duration.ofSeconds(5)));
    assertThat(defaults.conversations()).isEqualTo("parley_conversations");
    assertThat(defaults.records()).isEqualTo("parley_records");
  }

  @Test
  void readmeNamesEverySettingWithItsDefault() throws IOException, ReflectiveOperationException {
    String readme = Files.readString(Path.of("README.md"));
    for (RecordComponent setting : DynamoDbSettings.class.getRecordComponents()) {
      Object value = setting.getAccessor().invoke(defaults);
      String shown = setting.getName().equals("region") ? "none" : String.valueOf(value);
      assertThat(readme).contains("| `" + setting.getName() + "` | " + shown + " |");
    }
  }

  @Test
  void whatIsOutOfBoundsIsRefusedWithTheBounds() {
    assertThatThrownBy(() -> DynamoDbSettings.in("Frankfurt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("region is 'Frankfurt'")
        .hasMessageContaining("us-east-1");
    assertThatThrownBy(() -> defaults.withEndpoint(URI.create("ftp://x")))
        .hasMessage("endpoint is ftp://x: give an http or https URL, or none");
    assertThatThrownBy(() -> defaults.withTablePrefix("a/b")).hasMessageContaining("'a/b'");
    assertThatThrownBy(() -> defaults.withMaxConnections(0))
        .hasMessage("maxConnections is 0: give 1 to 10000");
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> defaults.withTimeouts(Duration.ZERO, second, second))
        .hasMessage("connectTimeout is PT0S: give PT0.001S to PT1M");
    assertThatThrownBy(() -> defaults.withTimeouts(second, second, Duration.ofHours(1)))
        .hasMessage("retryFor is PT1H: give PT0S to PT1M");
    assertThatThrownBy(() -> new Capacity.Provisioned(0, 1)).hasMessageContaining("reads are 0");
  }

  @Test
  void secretKeyIsNotPrinted() {
    var keys = new DynamoDbSettings.Keys("AKIA", "hidden", "token");
    assertThat(defaults.withKeys(keys).toString())
        .contains("AKIA")
        .doesNotContain("hidden", "token=t");
    assertThatThrownBy(() -> new DynamoDbSettings.Keys("AKIA", "", null))
        .hasMessageContaining("both");
  }
}
