// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.server.cli.Terminal;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows progress to a person as a bar, and to a log as a line for each quarter. */
final class TerminalProgress implements Progress, AutoCloseable {
  private static final int STEPS = 4;
  private static final int WIDTH = 78;
  private final PrintWriter err;
  private final boolean interactive;
  private final Unit unit;
  private @Nullable ProgressBar bar;
  private String label = "";
  private long step;

  /**
   * What is counted for people.
   *
   * @param size how much one of it is
   */
  record Unit(String name, int size) {
    static final Unit MEGABYTES = new Unit("MB", 1_000_000);
    static final Unit CONVERSATIONS = new Unit("conversations", 1);
  }

  /** Of bytes. */
  TerminalProgress(Terminal terminal) {
    this(terminal, Unit.MEGABYTES);
  }

  TerminalProgress(Terminal terminal, Unit unit) {
    this.err = terminal.err();
    this.interactive = terminal.interactive();
    this.unit = unit;
  }

  @Override
  public synchronized void update(String next, long done, long total) {
    if (!next.equals(label)) {
      endBar();
      label = next;
      step = -1;
    }
    if (interactive) {
      bar(total).stepTo(done);
    } else {
      line(done, total);
    }
    if (done == total) {
      endBar();
    }
  }

  @Override
  public synchronized void note(String line) {
    endBar();
    err.println(line);
    err.flush();
  }

  @Override
  public synchronized void close() {
    endBar();
  }

  private ProgressBar bar(long total) {
    ProgressBar current = bar;
    if (current == null) {
      current =
          new ProgressBarBuilder()
              .setTaskName(label)
              .setInitialMax(total)
              .setUnit(" " + unit.name(), unit.size())
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new Line(err))
              .build();
      bar = current;
    }
    return current;
  }

  private void line(long done, long total) {
    long now = total > 0 ? done * STEPS / total : 0;
    boolean counted = total >= unit.size();
    if (now > step && (counted || step < 0)) {
      step = now;
      err.println(
          counted
              ? "%s: %d of %d %s"
                  .formatted(label, done / unit.size(), total / unit.size(), unit.name())
              : label);
      err.flush();
    }
  }

  private void endBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** One line of the terminal, written over again and again. */
  private record Line(PrintWriter err) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      err.print("\r" + rendered);
      err.flush();
    }

    @Override
    public void close() {
      err.println();
      err.flush();
    }
  }
}
