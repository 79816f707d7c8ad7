// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.fetch.Sleeper;
import dev.parley.domain.error.ParleyException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps an engine running until it is interrupted: one life after another, with pauses between. */
final class Supervisor implements Runnable {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Who lived so long was well. */
  private static final Duration WELL = Duration.ofMinutes(1);

  private final Launcher launcher;
  private final CurrentPhase phase;
  private final Progress progress;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);

  Supervisor(
      Launcher launcher, CurrentPhase phase, Progress progress, Clock clock, Sleeper sleeper) {
    this.launcher = launcher;
    this.phase = phase;
    this.progress = progress;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public void run() {
    try {
      while (true) {
        String end = live();
        Duration pause = backoff.next();
        String line = "%s; next try in %d s".formatted(end, pause.toSeconds());
        phase.enter(new Phase.Failed(line));
        progress.note(line);
        sleeper.sleep(pause);
      }
    } catch (InterruptedException e) {
      phase.enter(new Phase.Stopped()); // closed: the way this loop ends
    }
  }

  /** One life of the engine; returns what ended it. */
  private String live() throws InterruptedException {
    try (RunningEngine engine = launcher.launch(phase::enter)) {
      phase.enter(new Phase.Ready(engine.endpoint(), "served by " + engine.command().origin()));
      Instant begin = clock.instant();
      int exit = engine.process().awaitExit();
      if (begin.plus(WELL).isBefore(clock.instant())) {
        backoff.reset();
      }
      return launcher.explain(engine.command(), exit);
    } catch (ParleyException | IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
