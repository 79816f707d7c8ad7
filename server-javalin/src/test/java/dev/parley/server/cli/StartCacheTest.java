// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartCacheTest {
  private static final String USE = "-XX:AOTCache=";

  /** In a trace: a rehearsal that goes its own way, so that its effects may come any time later. */
  private static final String BEHIND = "+ rehearse_behind\n";

  /** In a trace: the end of the launcher's work. */
  private static final String JAVA = "+ start_java ";

  @TempDir private Path folder;
  private Machine machine;
  private Path home;
  private Path cache;

  @BeforeEach
  void makeMachine() throws Exception {
    machine = new Machine(folder.toRealPath());
    home = machine.jdk("b-25", "25");
    machine.maven("").run("version");
    cache = machine.startCache();
  }

  @SuppressWarnings("NullAway.Init") // JUnit sets the folder, and makeMachine the rest
  StartCacheTest() {}

  @Test
  void aRehearsalMakesTheCacheThatEachCommandStartsWith() throws Exception {
    assertThat(machine.run("rehearse").code()).isZero();

    for (String command : List.of("serve", "chat", "models", "version")) {
      Machine.Outcome outcome = machine.run(command);
      assertThat(outcome.out())
          .contains("<" + USE + cache + ">\n<-Xlog:aot*=off>\n<-Xlog:cds*=off>\n");
      assertThat(outcome.err()).isEmpty();
    }
    assertThat(machine.rehearsals()).isEqualTo(1);
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "chat"})
  void theFirstStartOfAServerRehearsesBehindItself(String command) throws Exception {
    Machine.Outcome outcome = machine.run(command);

    assertThat(outcome.out()).doesNotContain(USE);
    assertThat(outcome.err()).isEmpty();
    awaitRehearsal();
    assertThat(machine.run(command).out()).contains(USE + cache);
    assertThat(machine.rehearsals()).isEqualTo(1);
  }

  @Test
  void whatEndsAtOnceDoesNotRehearse() throws Exception {
    for (String command : List.of("version", "models")) {
      assertThat(machine.traced(command).err()).contains(JAVA).doesNotContain(BEHIND);
    }
    assertThat(machine.rehearsals()).isZero();

    assertThat(machine.traced("serve").err()).contains(JAVA, BEHIND); // so it would be seen
    awaitRehearsal();
  }

  @Test
  void anOlderJavaIsCalledItsOwnWay() throws Exception {
    machine.variable("JAVA_HOME", machine.jdk("c-21", "21.0.9").toString());

    machine.run("rehearse");

    assertThat(machine.run("version").out())
        .contains("<-XX:SharedArchiveFile=" + cache + ">\n<-Xlog:cds*=off>\n")
        .doesNotContain("AOT", "aot");
  }

  @Test
  void aCacheOlderThanTheServerIsNotUsedAndIsReplaced() throws Exception {
    machine.run("rehearse");
    Files.writeString(cache, "of before");
    age(note());

    assertThat(machine.run("version").out()).doesNotContain(USE);
    machine.run("serve");
    Await.until("the cache is replaced", () -> read(cache).equals("whole\n"));
    awaitRehearsal();
    assertThat(machine.run("version").out()).contains(USE);
  }

  @Test
  void aCacheOfAnotherJavaIsNotUsedAndIsReplaced() throws Exception {
    machine.run("rehearse");
    machine.jdk("b-25", "25.0.1");

    assertThat(machine.run("version").out()).doesNotContain(USE);
    machine.run("rehearse");
    assertThat(machine.run("version").out()).contains(USE);
    assertThat(machine.rehearsals()).isEqualTo(2);
  }

  @Test
  void aFailedRehearsalSaysSoAndIsNotRepeatedByEachStart() throws Exception {
    machine.rehearsing(home, "echo half >\"$cache\"; echo why; exit 1");

    Machine.Outcome outcome = machine.run("rehearse");

    Path log = machine.built().resolve("parley-rehearsal.log");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("parley: the rehearsal failed").endsWith(log + "\n");
    assertThat(log).hasContent("why");
    Machine.Outcome next = machine.traced("serve");
    assertThat(next.out()).startsWith("java of b-25\n").doesNotContain(USE);
    assertThat(next.err()).contains(JAVA).doesNotContain(BEHIND);
    assertThat(machine.rehearsals()).isEqualTo(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aStoppedRehearsalLeavesNothingHalfWritten() throws Exception {
    machine.rehearsing(
        home, "echo half >\"$cache\"; echo $$ >'" + folder + "/pid'; exec sleep 600");
    Process launcher = machine.start(machine.launcher(), "rehearse");
    Path pid = folder.resolve("pid");
    Await.until("the rehearsal runs", () -> Files.exists(pid) && !read(pid).isBlank());

    launcher.destroy();

    assertThat(machine.finish(launcher).code()).isEqualTo(143);
    assertThat(cache).doesNotExist();
    assertThat(leftovers()).isEmpty();
    machine.jdk("b-25", "25");
    assertThat(machine.run("rehearse").code()).isZero();
    assertThat(cache).hasContent("whole");
  }

  @Test
  void whatAKilledRehearsalLeftBehindIsNoObstacle() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = machine.built().resolve("parley-rehearsal.lock");
    Files.createSymbolicLink(lock, Path.of("" + gone.pid()));
    Files.createDirectories(machine.built().resolve("parley-rehearsal." + gone.pid() + "/stage"));

    assertThat(machine.run("rehearse").code()).isZero();

    assertThat(cache).hasContent("whole");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void startsAtTheSameTimeRehearseOnce() throws Exception {
    machine.rehearsing(home, "sleep 1; echo whole >\"$cache\"");

    List<Process> starts =
        List.of(
            machine.start(machine.launcher(), "serve"),
            machine.start(machine.launcher(), "serve"),
            machine.start(machine.launcher(), "rehearse"));

    for (Process start : starts) {
      Machine.Outcome outcome = machine.finish(start);
      assertThat(outcome.code()).isZero();
      assertThat(outcome.err()).isEmpty();
    }
    awaitRehearsal();
    assertThat(machine.rehearsals()).isEqualTo(1);
    assertThat(cache).hasContent("whole");
  }

  @Test
  void whereNothingCanBeWrittenItStartsAllTheSame() throws Exception {
    Files.setPosixFilePermissions(machine.built(), PosixFilePermissions.fromString("r-xr-xr-x"));
    boolean writable = Files.isWritable(machine.built()); // by root it is

    Machine.Outcome outcome = machine.run("serve");

    if (writable) {
      awaitRehearsal();
    }
    Files.setPosixFilePermissions(machine.built(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(outcome.out()).startsWith("java of b-25\n").doesNotContain(USE);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void anotherCollectorTakesThePlaceOfOurs() throws Exception {
    machine.run("rehearse");

    machine.variable("JAVA_OPTS", "-Xmx1g -XX:+UseG1GC");

    Machine.Outcome outcome = machine.traced("serve");
    assertThat(outcome.out()).contains("<-XX:+UseG1GC>").doesNotContain("SerialGC");
    assertThat(outcome.err()).contains(JAVA).doesNotContain(BEHIND);
    assertThat(machine.rehearsals()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:off", "-XX:AOTCache=mine", "-XX:SharedArchiveFile=mine"})
  void optionsThatAJavaTakesOnlyOnceAreLeftToTheUser(String option) throws Exception {
    machine.run("rehearse");

    machine.variable("PARLEY_JAVA_OPTS", option);

    assertThat(machine.run("serve").out()).contains("<" + option + ">").doesNotContain("" + cache);
    assertThat(machine.rehearsals()).isEqualTo(1);
  }

  private Path note() {
    return machine.built().resolve("parley-start.cache.note");
  }

  /** The note is the last that is written, and the lock goes after it. */
  private void awaitRehearsal() {
    Path lock = machine.built().resolve("parley-rehearsal.lock");
    Await.until(
        "the rehearsal is over",
        () -> Files.exists(note()) && !Files.isSymbolicLink(lock) && leftovers().isEmpty());
  }

  private List<Path> leftovers() {
    try (Stream<Path> files = Files.list(machine.built())) {
      return files.filter(file -> file.toString().matches(".*rehearsal\\.(?!log).*")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return ""; // it is being replaced
    }
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
  }
}
