// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.function.FunctionResult;
import dev.parley.port.Dependency.Status;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are child processes: what they see, and how they end. */
final class StdioServerToolsTest {
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMinutes(1));
  private static final Pace ONCE =
      new Pace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

  @TempDir private Path folder = Path.of("");

  @Test
  void aServerThatCrashesInACallIsStartedAgain() throws Exception {
    try (StageDoor door = new StageDoor((text, key) -> FunctionResult.of(text));
        McpServerTools tools =
            McpServerTools.open(
                McpServerSettings.of("shop", StdioToolServer.command(door.port())), QUICK)) {
      Await.until("it is connected", () -> tools.state().status() == Status.UP);
      FunctionResult lost = run(tools, "exit");
      assertThat(lost.ok()).isFalse();
      assertThat(lost.text()).startsWith("the outcome is unknown: ");
      Await.until("it is back", () -> run(tools, "x").equals(FunctionResult.of("x")));
    }
  }

  @Test
  void aProgramThatIsNotThereIsSaidSo() {
    try (McpServerTools tools = open(ONCE, Map.of(), "no-such-program")) {
      Await.until("it failed", () -> tools.state().status() == Status.DOWN);
      // 127 as a rule; a shell whose own wait was interrupted may have lost it
      assertThat(tools.state().message())
          .matches("its program ended with [0-9]+; tried again in 3600 s");
      assertThat(tools.functions()).isEmpty();
    }
  }

  @Test
  void aProgramSeesNoVariableButTheUsualAndItsOwn() throws Exception {
    Path file = folder.resolve("env");
    String script = "env > \"$TO.part\"; mv \"$TO.part\" \"$TO\"; cat > /dev/null";
    Map<String, String> given = Map.of("TO", file.toString(), "SHOP_TOKEN", "t0ken");
    try (McpServerTools tools = open(ONCE, given, "sh", "-c", script)) {
      Await.until("it ran", () -> Files.exists(file));
      assertThat(tools.functions()).isEmpty();
    }
    assertThat(Files.readAllLines(file))
        .contains("SHOP_TOKEN=t0ken")
        .extracting(line -> line.split("=", 2)[0])
        .isSubsetOf(
            Set.of(
                "SHOP_TOKEN",
                "TO",
                "HOME",
                "LOGNAME",
                "PATH",
                "SHELL",
                "TERM",
                "USER",
                "PWD",
                "OLDPWD",
                "SHLVL",
                "_"));
  }

  @Test
  void closingEndsAProgramThatWillNotEnd() {
    Path file = folder.resolve("pid");
    try (McpServerTools tools = open(ONCE, Map.of(), stubborn(file))) {
      Await.until("it runs", () -> Files.exists(file));
      assertThat(alive(file)).isTrue();
      assertThat(tools.state().status()).isEqualTo(Status.STARTING);
    }
    Await.until("it is gone", () -> !alive(file));
  }

  @Test
  void noProgramSurvivesAParleyThatIsKilled() throws Exception {
    Path file = folder.resolve("pid");
    Process parley =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    Await.until("it runs", () -> Files.exists(file));
    assertThat(alive(file)).isTrue();
    parley.destroyForcibly().waitFor();
    Await.until("it is gone", () -> !alive(file));
  }

  /** A process that has such a program, and is killed. */
  public static final class Victim {
    private Victim() {}

    /** Opens it, and waits for its own end. */
    public static void main(String[] arguments) throws InterruptedException {
      McpServerTools unused = open(ONCE, Map.of(), stubborn(Path.of(arguments[0])));
      Thread.currentThread().join();
    }
  }

  /** Heeds neither the end of its input nor a request to end. */
  private static String[] stubborn(Path file) {
    String script =
        "trap '' TERM; echo $$ > \"$1.part\"; mv \"$1.part\" \"$1\"; while :; do sleep 1; done";
    return new String[] {"sh", "-c", script, "sh", file.toString()};
  }

  private static boolean alive(Path file) {
    try {
      long pid = Long.parseLong(Files.readString(file).strip());
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static McpServerTools open(
      Pace pace, Map<String, String> environment, String... command) {
    McpConnection.Stdio stdio = new McpConnection.Stdio(List.of(command), environment);
    return McpServerTools.open(McpServerSettings.of("shop", stdio), pace);
  }

  private static FunctionResult run(McpServerTools tools, String text) {
    return tools.functions().getFirst().run(HttpServerToolsTest.call("shop.echo", text));
  }
}
