// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.Progress;
import java.util.function.Consumer;

/** Passes progress on, and keeps it as the phase. */
record WatchedProgress(Progress progress, Consumer<Phase> phases) implements Progress {
  @Override
  public void update(String label, long done, long total) {
    phases.accept(new Phase.Fetching(label, done, total));
    progress.update(label, done, total);
  }

  @Override
  public void note(String line) {
    phases.accept(new Phase.Starting(line));
    progress.note(line);
  }
}
