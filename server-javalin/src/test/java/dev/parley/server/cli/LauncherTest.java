// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {

  @TempDir private Path folder;
  private Machine machine;

  @BeforeEach
  void makeMachine() throws IOException {
    machine = new Machine(folder.toRealPath());
  }

  @SuppressWarnings("NullAway.Init") // JUnit sets the folder, and makeMachine the machine
  LauncherTest() {}

  @Test
  void theNewestJdkIsTaken() throws Exception {
    machine.jdk("a-17", "17.0.1");
    machine.jdk("b-25", "25");
    machine.jdk("c-21", "21.0.9");
    machine.jdk("d-8", "1.8.0_402");
    machine.maven("");

    assertThat(machine.run("version").out()).startsWith("java of b-25\n");
    assertThat(machine.howMavenWasCalled()).startsWith(folder.toRealPath() + "/jdks/b-25 -q ");
  }

  @Test
  void javaHomeWinsWhereItIsNewEnough() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("").variable("JAVA_HOME", machine.jdk("c-21", "21.0.9").toString());
    assertThat(machine.run("version").out()).startsWith("java of c-21\n");

    machine.variable("JAVA_HOME", machine.jdk("a-17", "17").toString());
    assertThat(machine.run("version").out()).startsWith("java of b-25\n");
  }

  @Test
  void aJdkIsFoundByTheJavaOnThePath() throws Exception {
    Path home = machine.jdkAt(folder.toRealPath().resolve("some where/jdk-22"), "22");
    Files.createSymbolicLink(folder.resolve("java-link"), home.resolve("bin/java"));
    Files.createSymbolicLink(folder.resolve("bin/java"), folder.toRealPath().resolve("java-link"));
    machine.maven("");

    assertThat(machine.run("version").out()).startsWith("java of jdk-22\n");
  }

  @Test
  void withoutAJdkOneLineSaysWhatToDo() throws Exception {
    machine.jdk("a-17", "17");
    machine.maven("");

    Machine.Outcome outcome = machine.run("serve");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "parley: no JDK 21 or newer was found; install one (for example Temurin 25) or set"
                + " JAVA_HOME to it\n");
    assertThat(machine.builds()).isZero();
  }

  @Test
  void withoutMavenOneLineSaysWhatToDo() throws Exception {
    machine.jdk("b-25", "25");

    Machine.Outcome outcome = machine.run("serve");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "parley: Parley has to be built once, and Maven was not found; install Maven 3.8 or"
                + " newer (mvn) and try again\n");
  }

  @Test
  void argumentsAndOptionsReachJavaUnchanged() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("").variable("JAVA_OPTS", "-Xmx1g -Da=b").variable("PARLEY_JAVA_OPTS", "-Xmx2g");

    Machine.Outcome outcome = machine.run("chat", "two  words", "*", "");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("<--enable-native-access=ALL-UNNAMED>\n", "<-XX:+UseSerialGC>\n")
        .contains("<-XX:+UseCompactObjectHeaders>\n<-Xmx1g>\n<-Da=b>\n<-Xmx2g>\n")
        .contains("<-Dparley.interactive=false>\n")
        .contains(
            "<"
                + machine.checkout()
                + "/server-javalin/target/server-javalin-1.jar:"
                + machine.checkout()
                + "/server-javalin/target/lib/*>\n")
        .endsWith("<dev.parley.server.Main>\n<chat>\n<two  words>\n<*>\n<>\n");
  }

  @Test
  void anOlderJavaGetsNoFlagThatItDoesNotKnow() throws Exception {
    machine.jdk("c-21", "21.0.9");
    machine.maven("");

    assertThat(machine.run("serve").out()).doesNotContain("CompactObjectHeaders");
  }

  @Test
  void itStartsThroughLinksFromAnywhere() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("");
    Path inner = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(inner.resolve("one"), Path.of("../my parley/parley"));
    Files.createSymbolicLink(folder.resolve("bin/parley"), inner.toRealPath().resolve("one"));

    Machine.Outcome outcome =
        machine.finish(machine.start(folder.resolve("bin/parley"), "version"));

    assertThat(outcome.out()).contains(machine.checkout() + "/server-javalin/target/lib/*");
  }

  @Test
  void itIsBuiltOnceAndAgainWhenASourceChanged() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("");

    assertThat(machine.run("version").err())
        .isEqualTo("parley: building Parley once (about a minute)...\n");
    assertThat(machine.run("version").err()).isEmpty();
    assertThat(machine.builds()).isEqualTo(1);

    machine.change("chat-domain/src/main/java/A.java");
    machine.run("version");
    assertThat(machine.builds()).isEqualTo(2);
  }

  @Test
  void aRemovedSourceMeansANewBuild() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("");
    machine.run("version");

    Files.delete(machine.checkout().resolve("chat-domain/src/main/java/A.java"));
    machine.change("chat-domain/src/main/java");
    machine.run("version");

    assertThat(machine.builds()).isEqualTo(2);
  }

  @Test
  void aSourceThatChangesDuringTheBuildMeansANewBuild() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("sleep 1; touch chat-domain/src/main/java/A.java; sleep 1");

    machine.run("version");
    machine.maven("");
    machine.run("version");

    assertThat(machine.builds()).isEqualTo(2);
    machine.run("version");
    assertThat(machine.builds()).isEqualTo(2);
  }

  @Test
  void aBuildThatFailsShowsItsEndAndItsLog() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("echo '[ERROR] no such thing'; echo '[ERROR] -> [Help 1]'; exit 3");

    Machine.Outcome outcome = machine.run("serve");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("[ERROR] no such thing\n")
        .doesNotContain("Help")
        .endsWith("parley: the build failed; all that it said is in " + machine.log() + "\n");
    machine.maven("");
    assertThat(machine.run("serve").code()).isZero();
  }

  @Test
  void startsAtTheSameTimeBuildOnce() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("sleep 2");

    Process first = machine.start(machine.launcher(), "version");
    Process second = machine.start(machine.launcher(), "version");
    Process third = machine.start(machine.launcher(), "version");

    for (Process process : new Process[] {first, second, third}) {
      assertThat(machine.finish(process).out()).startsWith("java of b-25\n");
    }
    assertThat(machine.builds()).isEqualTo(1);
    assertThat(machine.checkout().resolve("target/parley-build.lock")).doesNotExist();
  }

  @Test
  void aLockThatAKilledBuildLeftBehindIsNoObstacle() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectories(machine.checkout().resolve("target"));
    Files.createSymbolicLink(
        machine.checkout().resolve("target/parley-build.lock"), Path.of("" + gone.pid()));

    assertThat(machine.run("version").code()).isZero();
  }

  @Test
  void aStoppedBuildStopsMavenAndLeavesNoLock() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("echo $$ >pid; exec sleep 600");
    Process launcher = machine.start(machine.launcher(), "version");
    Path pid = machine.checkout().resolve("pid");
    while (!Files.exists(pid) || Files.readString(pid).isBlank()) {
      assertThat(launcher.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
    }

    launcher.destroy();

    assertThat(machine.finish(launcher).code()).isEqualTo(143);
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(maven -> maven.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    assertThat(machine.checkout().resolve("target/parley-build.lock")).doesNotExist();
  }

  @Test
  void whatIsBuiltStartsWithoutMaven() throws Exception {
    machine.jdk("b-25", "25");
    machine.maven("");
    machine.run("version");
    Files.delete(folder.resolve("bin/mvn"));
    assertThat(machine.run("version").err()).isEmpty();

    machine.change("pom.xml");
    Machine.Outcome outcome = machine.run("version");
    assertThat(outcome.out()).startsWith("java of b-25\n");
    assertThat(outcome.err())
        .isEqualTo(
            "parley: the sources have changed and Maven was not found; starting what was built"
                + " before\n");
  }

  @Test
  void signalsReachJava() throws Exception {
    Path home = machine.jdk("b-25", "25");
    machine.maven("");
    Path ready = folder.resolve("ready");
    Files.writeString(
        home.resolve("bin/java"),
        "#!/bin/sh\ntrap 'exit 7' TERM\necho $$ >'" + ready + "'\nwhile :; do sleep 0.05; done\n");
    Process launcher = machine.start(machine.launcher(), "serve");
    while (!Files.exists(ready) || Files.readString(ready).isBlank()) {
      assertThat(launcher.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
    }

    assertThat(Files.readString(ready).strip()).isEqualTo(String.valueOf(launcher.pid()));
    launcher.destroy();
    assertThat(machine.finish(launcher).code()).isEqualTo(7);
  }
}
