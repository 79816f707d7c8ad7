// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.llamacpp.fetch.Notes;
import dev.parley.adapter.llamacpp.fetch.Sleeper;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.Dependency;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorTest {
  private final CurrentPhase phase = new CurrentPhase();
  private final Notes notes = new Notes();
  private final List<Long> pauses = new ArrayList<>();
  private final List<Dependency.Status> seen = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void pausesGrowAndTheLastWordsAreToldWhenEngineDiesAgainAndAgain() {
    supervise(new Scripted("echo out of memory; exit 3"), Clock.systemUTC(), 4);

    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L);
    assertThat(notes.lines()).hasSize(4);
    assertThat(notes.lines().getLast())
        .isEqualTo("died with 3, saying [out of memory]; next try in 8 s");
  }

  @Test
  void stateIsDownBetweenLivesAndUpInThem() {
    supervise(new Scripted("exit 0"), Clock.systemUTC(), 2);

    assertThat(seen).containsExactly(Dependency.Status.DOWN, Dependency.Status.DOWN);
    assertThat(told).containsOnly("the local model stopped and is being started again");
    assertThat(phase.get()).isEqualTo(new Phase.Stopped());
  }

  @Test
  void pausesBeginAgainWhenEngineLivedLong() {
    supervise(new Scripted("exit 3"), new Leaping(Duration.ofMinutes(2)), 3);

    assertThat(pauses).containsExactly(1L, 1L, 1L);
  }

  @Test
  void whatIsMissingIsToldAndTriedAgainWhenItCanNotBeStarted() {
    Launcher launcher = new Failing(new ProviderUnavailableException("c", "no model: fetch one"));

    supervise(launcher, Clock.systemUTC(), 2);

    assertThat(notes.lines())
        .containsExactly(
            "no model: fetch one; next try in 1 s", "no model: fetch one; next try in 2 s");
  }

  @Test
  void modelThatDoesNotExistIsToldOnceAndNotTriedAgain() {
    Launcher launcher =
        new Failing(new NotFoundException("c", "there is no model x: name another"));

    supervise(launcher, Clock.systemUTC(), 2);

    String line = "there is no model x: name another; then restart Parley";
    assertThat(pauses).isEmpty();
    assertThat(notes.lines()).containsExactly(line);
    assertThat(phase.get().state()).isEqualTo(Dependency.State.down(line));
  }

  private void supervise(Launcher launcher, Clock clock, int lives) {
    Sleeper sleeper =
        pause -> {
          pauses.add(pause.toSeconds());
          seen.add(phase.get().state().status());
          told.add(phase.get().state().message());
          if (pauses.size() == lives) {
            throw new InterruptedException();
          }
        };
    new Supervisor(launcher, phase, notes, clock, sleeper).run();
  }

  /** Runs a shell script as if it were an engine. */
  private final class Scripted implements Launcher {
    private final EngineLog log = new EngineLog(folder.resolve("log"), 10_000);
    private final EngineCommand command;

    Scripted(String script) {
      command = new EngineCommand(List.of("/bin/sh", "-c", script), Map.of(), "script", false);
    }

    @Override
    public RunningEngine launch(Consumer<Phase> phases) throws IOException {
      EngineProcess process = EngineProcess.start(command, List.of(), "key", log);
      return new RunningEngine(
          new Endpoint(URI.create("http://127.0.0.1"), "key"), command, process);
    }

    @Override
    public String explain(EngineCommand engine, int exit) {
      return "died with " + exit + ", saying " + log.tail(1);
    }
  }

  private record Failing(ParleyException failure) implements Launcher {
    @Override
    public RunningEngine launch(Consumer<Phase> phases) {
      throw failure;
    }

    @Override
    public String explain(EngineCommand engine, int exit) {
      throw new AssertionError("nothing ran");
    }
  }

  /** Each look at it is later by so much. */
  private static final class Leaping extends Clock {
    private final Duration leap;
    private Instant now = Instant.EPOCH;

    Leaping(Duration leap) {
      this.leap = leap;
    }

    @Override
    public Instant instant() {
      now = now.plus(leap);
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
