// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
  @Test
  void defaultsHoldWhereNothingIsSaid() {
    assertThat(Options.parse())
        .isEqualTo(
            new Options(
                3,
                Duration.ofSeconds(6),
                16,
                1000,
                20,
                Duration.ofMillis(50),
                5000,
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                List.of("parley", "before", "go", "nginx"),
                List.of(),
                Path.of("server-javalin/target"),
                Optional.empty()));
  }

  @Test
  void whatIsSaidWins() {
    Options options =
        Options.parse(
            "--only",
            "go,nginx",
            "--java-options",
            "-Xmx200m  -Xss256k",
            "--streams",
            "0",
            "--before",
            "older");
    assertThat(options.only()).containsExactly("go", "nginx");
    assertThat(options.javaOptions()).containsExactly("-Xmx200m", "-Xss256k");
    assertThat(options.streams()).isZero();
    assertThat(options.before()).contains(Path.of("older"));
  }

  @Test
  void theLastOfTwoValuesWins() {
    assertThat(Options.parse("--rounds", "2", "--rounds", "5").rounds()).isEqualTo(5);
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--round", "3"))
        .withMessageStartingWith("--round is no option: give --rounds, --seconds, ");
  }

  @Test
  void anOptionWithoutValueIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--rounds", "3", "--chunks"))
        .withMessage("--chunks has no value: give one after it");
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, 0, 1",
    "--seconds, 0, 1",
    "--chunks, 0, 1",
    "--connections, -1, 0",
    "--streams, many, 0",
    "--many, 1.5, 0",
    "--delay-ms, 99999999999, 0"
  })
  void aNumberOutOfBoundsIsNamedWithItsBound(String name, String value, int least) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(name, value))
        .withMessage(name + " is " + value + ": give a whole number, " + least + " or more");
  }

  @Test
  void anUnknownGatewayIsAnsweredWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--only", "parley,haproxy"))
        .withMessage("--only is haproxy: give some of parley,before,go,nginx");
  }

  @Test
  void usageNamesEveryOptionWithItsDefault() {
    assertThat(Options.usage())
        .contains("--many-delay-ms  1000\n", "--only           parley,before,go,nginx\n");
  }
}
