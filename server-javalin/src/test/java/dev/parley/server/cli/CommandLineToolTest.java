// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.settings.ServerSettings;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineToolTest {

  @TempDir private Path folder;
  private Typed typed;

  @SuppressWarnings("NullAway.Init") // JUnit sets the folder, and type the rest
  CommandLineToolTest() {}

  @BeforeEach
  void type() {
    typed = new Typed(folder);
  }

  @Test
  void helpShowsEveryCommandAndExitCode() {
    assertThat(typed.run("--help")).isEqualTo(ExitCode.OK);
    assertThat(typed.out())
        .contains(
            "serve", "chat", "models", "keys", "export", "import", "dynamodb", "config", "version")
        .contains("78   the configuration is wrong")
        .doesNotContain("<main class>");
    assertThat(typed.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "serve, --port",
    "chat, --conversation",
    "models, pull",
    "keys, rotate",
    "dynamodb, create-tables",
    "export, --from",
    "import, --to",
    "config, --reference",
    "version, --help"
  })
  void everyCommandHasItsHelp(String command, String shown) {
    assertThat(typed.run(command, "--help")).isEqualTo(ExitCode.OK);
    assertThat(typed.out()).startsWith("Usage: parley " + command).contains(shown);
    assertThat(typed.run("help", command)).isEqualTo(ExitCode.OK);
    assertThat(typed.out()).startsWith("Usage: parley " + command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "               | parley: say what to do: serve, chat, models, keys, export, import,"
            + " dynamodb, config or version",
        "srve           | parley: Unmatched argument at index 0: 'srve'",
        "serve --prt 1  | parley: Unknown options: '--prt', '1'",
        "serve --port x | parley: Invalid value for option '--port': 'x' is not an int",
        "models pull    | parley: say the name of one model to pull: models list, or models pull"
            + " NAME",
        "models push x  | parley: there is no models push: models list, or models pull NAME",
        "models list x  | parley: list takes no name: models list, or models pull NAME",
        "chat --conversation a/b | parley: --conversation is \"a/b\": 1 to 128 letters, digits and"
            + " . _ : -",
        "chat --conversation a --new | parley: --conversation and --new say different things: leave"
            + " out one",
        "keys          | parley: say what to do: keys create, list, rotate or revoke",
        "keys create   | parley: Missing required parameter: 'NAME'",
        "keys revoke a/b | parley: ID is no key's id: ./parley keys list shows those that there"
            + " are",
        "keys create n --expires soon | parley: --expires is \"soon\": write it as 2027-01-31, or"
            + " 2027-01-31T12:00:00Z",
        "export        | parley: Missing required parameter: 'FILE'",
        "export a b    | parley: Unmatched argument at index 2: 'b'",
        "import --force a | parley: Unknown option: '--force'",
        "export --from redis a | parley: Invalid value for option '--from': 'redis' is no store:"
            + " sqlite or dynamodb",
        "chat --url x:1 | parley: --url is \"x:1\": write it as http://host:port"
      })
  void aWrongCommandLineIsSaidInOneLine(String line, String expected) {
    String[] arguments = line == null ? new String[0] : line.split(" ", -1);

    assertThat(typed.run(arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).startsWith(expected + System.lineSeparator());
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(typed.run("version")).isEqualTo(ExitCode.OK);
    assertThat(typed.out()).matches("(?s)Parley \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\RJava \\d.*\\R");
    String out = typed.out();
    typed.run("--version");
    assertThat(typed.out()).isEqualTo(out);
  }

  @Test
  void configPrintsWhatIsInForce() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "server: {port: 1}");
    typed.variable("PARLEY_SERVER_HOST", "::1");

    assertThat(typed.run("config", "--config", "mine.yaml")).isEqualTo(ExitCode.OK);
    assertThat(typed.out())
        .contains("  port: 1  # from mine.yaml:1")
        .contains("  host: \"::1\"  # from PARLEY_SERVER_HOST");
  }

  @Test
  void configPrintsTheReference() {
    assertThat(typed.run("config", "--reference")).isEqualTo(ExitCode.OK);
    assertThat(typed.out()).startsWith("# Settings");
  }

  @ParameterizedTest
  @CsvSource({
    "config",
    "serve",
    "chat",
    "models",
    "models list",
    "models pull x",
    "keys list",
    "dynamodb create-tables",
    "export a",
    "import a"
  })
  void aWrongConfigurationIsSaidInALineEach(String line) throws IOException {
    Files.writeString(folder.resolve("parley.yaml"), "server:\n  port: x\n  prot: 1\n");

    assertThat(typed.run(line.split(" ", -1))).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(typed.err().lines())
        .containsExactly(
            "parley.yaml:2: server.port is \"x\": write a whole number, 0 to 65535",
            "parley.yaml:3: server.prot is not a setting; did you mean server.port?");
  }

  @Test
  void serveStartsWithItsOptionsAndEndsWithTheServer() {
    List<Object> seen = new ArrayList<>();
    typed.starter(
        (settings, terminal) -> {
          seen.add(settings.server());
          return new Handle(seen);
        });
    typed.variable("PARLEY_SERVER_PORT", "2");

    assertThat(typed.run("serve", "--port", "3", "--host", "::1")).isEqualTo(ExitCode.OK);
    assertThat(seen).hasSize(3).endsWith("waited", "closed");
    assertThat(seen.getFirst())
        .isInstanceOfSatisfying(
            ServerSettings.class,
            server -> {
              assertThat(server.port()).isEqualTo(3);
              assertThat(server.host()).isEqualTo("::1");
            });
  }

  private record Handle(List<Object> seen) implements ServerHandle {
    @Override
    public URI address() {
      return URI.create("http://127.0.0.1:1");
    }

    @Override
    public void awaitStop() {
      seen.add("waited");
    }

    @Override
    public void close() {
      seen.add("closed");
    }
  }

  @Test
  void aCommandThatFailsSaysWhyInOneLine() {
    assertThat(typed.run("serve")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err().strip())
        .isEqualTo("parley: no server can be started here: this is a test");
  }

  @Test
  void modelsListsUnlessToldToPull() {
    assertThat(typed.run("models")).isEqualTo(ExitCode.OK);
    assertThat(typed.run("models", "list")).isEqualTo(ExitCode.OK);
    assertThat(typed.run("models", "pull", "smollm2-135m-instruct")).isEqualTo(ExitCode.OK);
    assertThat(typed.run("models", "pull", "unknown")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err()).contains("parley: there is no model unknown");
    assertThat(typed.shelf())
        .containsExactly(
            "list in data", "list in data", "pull smollm2-135m-instruct", "pull unknown");
  }

  @Test
  void modelsTakesTheConfigurationBeforeOrAfterWhatToDo() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "data_dir: kept");

    typed.run("models", "-c", "mine.yaml");
    typed.run("models", "list", "-c", "mine.yaml");
    typed.run("models", "-c", "mine.yaml", "list");

    assertThat(typed.shelf()).containsExactly("list in kept", "list in kept", "list in kept");
  }

  @Test
  void conversationsAreMovedAsTyped() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "data_dir: kept");

    assertThat(typed.run("export", "a.jsonl")).isEqualTo(ExitCode.OK);
    assertThat(typed.run("export", "-", "--from", "dynamodb", "--force")).isEqualTo(ExitCode.OK);
    assertThat(typed.run("import", "-c", "mine.yaml", "--to", "sqlite", "b"))
        .isEqualTo(ExitCode.OK);
    assertThat(typed.run("import", "-")).isEqualTo(ExitCode.OK);
    assertThat(typed.moved())
        .containsExactly(
            "export data Order[store=null, file=" + folder.resolve("a.jsonl") + ", anew=false]",
            "export data Order[store=DYNAMODB, file=null, anew=true]",
            "import kept Order[store=SQLITE, file=" + folder.resolve("b") + ", anew=false]",
            "import data Order[store=null, file=null, anew=false]");
  }

  @Test
  void aServerIsReachedWhereItListens() {
    assertThat(address("0.0.0.0")).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(address("::")).isEqualTo(URI.create("http://[::1]:8080"));
    assertThat(address("::1")).isEqualTo(URI.create("http://[::1]:8080"));
    assertThat(address("localhost")).isEqualTo(URI.create("http://localhost:8080"));
  }

  private URI address(String host) {
    Settings settings =
        SettingsLoader.load(SettingsRequest.of(folder, Map.of()).withOption("server.host", host))
            .settings();
    return settings.server().reachableAt(settings.server().port());
  }
}
