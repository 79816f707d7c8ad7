// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.fetch.Sleeper;
import dev.parley.domain.error.ParleyException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps an engine running until it is interrupted: one life after another, with pauses between. It
 * gives up only where trying again can't help, as with a model that does not exist.
 */
final class Supervisor implements Runnable {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Who lived so long was well. */
  private static final Duration WELL = Duration.ofMinutes(1);

  private static final String STOPPED = "the local model stopped and is being started again";

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
        Exception end = live();
        if (end instanceof ParleyException failure && !failure.retryable()) {
          giveUp(failure);
          return;
        }
        Duration pause = backoff.next();
        phase.enter(new Phase.Failed(told(end), end));
        progress.note("%s; next try in %d s".formatted(end.getMessage(), pause.toSeconds()));
        sleeper.sleep(pause);
      }
    } catch (InterruptedException e) {
      phase.enter(new Phase.Stopped()); // closed: the way this loop ends
    }
  }

  /** What no repetition mends: only another configuration does. */
  private void giveUp(ParleyException failure) {
    String line = failure.getMessage() + "; then restart Parley";
    phase.enter(new Phase.Failed(line, failure));
    progress.note(line);
  }

  private static String told(Exception end) {
    return switch (end) {
      case EngineFailedException failed -> failed.told();
      case ParleyException failure -> String.valueOf(failure.getMessage());
      default -> "the local model can't be started and is tried again: Parley's log says why";
    };
  }

  /** One life of the engine; returns what ended it. */
  private Exception live() throws InterruptedException {
    try (RunningEngine engine = launcher.launch(phase::enter)) {
      phase.enter(new Phase.Ready(engine.endpoint(), "served by " + engine.command().origin()));
      Instant begin = clock.instant();
      int exit = engine.process().awaitExit();
      if (begin.plus(WELL).isBefore(clock.instant())) {
        backoff.reset();
      }
      return new EngineFailedException(STOPPED, launcher.explain(engine.command(), exit));
    } catch (ParleyException | IOException e) {
      return e;
    }
  }
}
