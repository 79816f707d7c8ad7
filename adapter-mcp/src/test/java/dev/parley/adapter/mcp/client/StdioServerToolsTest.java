// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.function.FunctionResult;
import dev.parley.port.Dependency.Status;
import dev.parley.testkit.Await;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
      assertThatThrownBy(() -> run(tools, "exit"))
          .isInstanceOfSatisfying(
              ProviderUnavailableException.class,
              e -> assertThat(e.code()).isEqualTo("function_outcome_unknown"))
          .hasMessage("the connection to its server broke off");
      Await.until("it is back", () -> run(tools, "x").equals(FunctionResult.of("x")));
    }
  }

  @Test
  void aCrashIsToldAtOnceAndCallsAfterItDoNotRun() throws Exception {
    try (StageDoor door = new StageDoor((text, key) -> FunctionResult.of(text));
        McpServerTools tools =
            McpServerTools.open(
                McpServerSettings.of("shop", StdioToolServer.command(door.port())), ONCE)) {
      Await.until("it is connected", () -> tools.state().status() == Status.UP);
      assertThatThrownBy(() -> run(tools, "exit")).isInstanceOf(ProviderUnavailableException.class);
      assertThat(run(tools, "x").text()).startsWith("not run: ");
      Await.until("it is missed", () -> tools.state().status() == Status.DOWN);
      assertThat(tools.state().message())
          .isEqualTo("its program ended with 3; tried again in 3600 s");
    }
  }

  @Test
  void aConnectionStartsItsProgramOnce() throws Exception {
    Path file = folder.resolve("starts");
    String script = "echo started >> \"$TO\"; read line; exit 5";
    McpConnection.Stdio stdio =
        new McpConnection.Stdio(List.of("sh", "-c", script), Map.of("TO", file.toString()));
    try (Connection connection =
        new Connection(McpServerSettings.of("shop", stdio), new ToolJson(), () -> {})) {
      assertThatThrownBy(connection::begin).isInstanceOf(RuntimeException.class);
      Await.until("it ended", () -> connection.lost().isPresent());
      assertThat(connection.lost()).hasValue("its program ended with 5");
      CallToolRequest late = CallToolRequest.builder("echo").arguments(Map.of()).build();
      assertThatThrownBy(() -> connection.call(late)).isInstanceOf(RuntimeException.class);
    }
    assertThat(Files.readAllLines(file)).containsExactly("started");
  }

  @Test
  void aProgramThatIsNotThereIsSaidSo() {
    try (McpServerTools tools = open(ONCE, Map.of(), "no-such-program")) {
      Await.until("it failed", () -> tools.state().status() == Status.DOWN);
      assertThat(tools.state().message())
          .isEqualTo("its program ended with 127; tried again in 3600 s");
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
  void closingEndsAProgramThatWillNotEndAndIsNoOutage() {
    Path file = folder.resolve("pid");
    try (Warnings warnings = new Warnings()) {
      McpServerTools closed;
      try (McpServerTools tools = open(ONCE, Map.of(), stubborn(file))) {
        Await.until("it runs", () -> Files.exists(file));
        assertThat(alive(file)).isTrue();
        assertThat(tools.state().status()).isEqualTo(Status.STARTING);
        closed = tools;
      }
      Await.until("it is gone", () -> !alive(file));
      Await.until("it says so", () -> closed.state().message().equals("is closed"));
      assertThat(warnings.told()).isEmpty();
    }
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

  /** What is complained of meanwhile. */
  private static final class Warnings extends Handler implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("dev.parley.mcp");

    private final List<String> told = new CopyOnWriteArrayList<>();

    Warnings() {
      LOG.addHandler(this);
    }

    List<String> told() {
      return told;
    }

    @Override
    public void publish(LogRecord line) {
      if (line.getLevel().equals(Level.WARNING)) {
        told.add(line.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LOG.removeHandler(this);
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
