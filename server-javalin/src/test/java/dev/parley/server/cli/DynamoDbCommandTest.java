// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.cli.TableMaker.Table;
import dev.parley.server.cli.TableMaker.Throughput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DynamoDbCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhichTablesWereMadeAndWhichWereThere() {
    List<String> asked = new ArrayList<>();
    Typed typed =
        new Typed(folder)
            .variable("PARLEY_DYNAMODB_TABLE_PREFIX", "mine_")
            .tables(
                (settings, each) -> {
                  asked.add(settings.dynamodb().tablePrefix() + (each == null ? "" : each));
                  return List.of(new Table("mine_a", true), new Table("mine_b", false));
                });

    assertThat(typed.run("dynamodb", "create-tables")).isEqualTo(ExitCode.OK);
    assertThat(typed.out().lines())
        .containsExactly(
            "mine_a: made, paid by the request", "mine_b: was there, and stays as it is");
    assertThat(typed.run("dynamodb", "create-tables", "--read", "7", "--write", "3"))
        .isEqualTo(ExitCode.OK);
    assertThat(typed.out()).startsWith("mine_a: made, 7 reads and 3 writes a second");
    assertThat(asked).containsExactly("mine_", "mine_" + new Throughput(7, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dynamodb                                       | say what to do: dynamodb create-tables
          dynamodb create-tables --read 5                | --read and --write go together: give both, or neither to pay by the request
          dynamodb create-tables --write 5               | --read and --write go together: give both, or neither to pay by the request
          dynamodb create-tables --read 0 --write 5      | --read is 0 and --write 5: give 1 or more of each
          dynamodb create-tables --read much --write 5   | Invalid value for option '--read': 'much' is not a long
          """)
  void wrongCommandLineIsSaid(String command, String expected) {
    Typed typed = new Typed(folder);
    assertThat(typed.run(command.split(" +"))).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).startsWith("parley: " + expected);
  }

  @Test
  void whatCanNotBeDoneIsSaidInOneLine() {
    Typed typed = new Typed(folder);
    assertThat(typed.run("dynamodb", "create-tables")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err().strip()).isEqualTo("parley: no tables can be made here: this is a test");
  }
}
