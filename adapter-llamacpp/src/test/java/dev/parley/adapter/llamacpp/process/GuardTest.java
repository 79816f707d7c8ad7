// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.llamacpp.fetch.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the usual way, and on the way without setsid, as on macOS. */
final class GuardTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final List<Process> started = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void endAll() throws IOException {
    for (Process process : started) {
      process.getOutputStream().close();
    }
  }

  static Stream<Boolean> ways() {
    return Stream.of(true, false);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void exitStatusIsPassedOnWhenChildEnds(boolean setsid) throws Exception {
    assertThat(guarded(setsid, "exit 7").waitFor()).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void signalIsToldWhenItEndedTheChild(boolean setsid) throws Exception {
    assertThat(guarded(setsid, "kill -ILL $$").waitFor()).isEqualTo(128 + 4);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void childEndsByItselfWhenOurEndCloses(boolean setsid) throws Exception {
    Process guard =
        guarded(setsid, "trap 'exit 5' TERM; " + READY + "; while :; do sleep 0.05; done");
    ProcessHandle child = child();

    guard.getOutputStream().close();

    assertThat(guard.waitFor()).isEqualTo(5);
    assertThat(child.isAlive()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void childIsKilledWhenItDoesNotListen(boolean setsid) throws Exception {
    Process guard =
        guarded(setsid, "trap '' TERM; " + READY + "; while :; do sleep 0.05; done", SHORT);
    ProcessHandle child = child();

    guard.getOutputStream().close();

    assertThat(guard.waitFor()).isEqualTo(128 + 9);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void whatTheChildStartedEndsTooWhenOurEndCloses() throws Exception {
    Process guard = guarded(true, "sleep 600 & echo $! > grandchild; " + READY + "; wait");
    child();
    ProcessHandle grandchild = handle("grandchild");

    guard.getOutputStream().close();
    guard.waitFor();

    Await.until("the grandchild is gone", () -> !grandchild.isAlive());
  }

  @Test
  void childRunsOnWhenTerminalInterruptsTheGroup() throws Exception {
    Process guard = guarded(true, READY + "; exec sleep 600");
    ProcessHandle child = child();

    signal("INT", guard.pid());
    signal("HUP", guard.pid());
    assertThat(child.isAlive()).isTrue();
    guard.destroy(); // asks, as service managers do

    assertThat(guard.waitFor()).isEqualTo(128 + 15);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void childEndsWithUsWhenGuardItselfIsKilled() throws Exception {
    Process guard = guarded(true, READY + "; exec sleep 600");
    ProcessHandle child = child();

    guard.destroyForcibly().waitFor();
    guard.getOutputStream().close();

    Await.until("the child is gone", () -> !child.isAlive());
  }

  private static final String READY = "echo $$ > child.tmp; mv child.tmp child";

  private Process guarded(boolean setsid, String script) throws IOException {
    return guarded(setsid, script, LONG);
  }

  private Process guarded(boolean setsid, String script, Duration grace) throws IOException {
    List<String> line = Guard.over(List.of("/bin/sh", "-c", script), grace);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
    if (!setsid) {
      builder.environment().put("PATH", pathWithoutSetsid().toString());
    }
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Path pathWithoutSetsid() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : List.of("sleep", "mv")) {
      Path script =
          Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec /bin/" + tool + " \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
    return bin;
  }

  private ProcessHandle child() throws IOException {
    Await.until("the child runs", () -> Files.exists(folder.resolve("child")));
    return handle("child");
  }

  private ProcessHandle handle(String file) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve(file)).strip()))
        .orElseThrow();
  }

  private static void signal(String name, long process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-s", name, "" + process).start().waitFor()).isZero();
  }
}
