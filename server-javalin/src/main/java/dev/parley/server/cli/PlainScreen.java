// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines in, answers out; what is not an answer goes to the side of the problems. */
final class PlainScreen implements Screen {

  private final Terminal terminal;

  PlainScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public @Nullable String readLine() throws IOException {
    return terminal.in().readLine();
  }

  @Override
  public void show(String text) {
    terminal.out().print(Screen.printable(text));
    terminal.out().flush();
  }

  @Override
  public void notice(String line) {
    terminal.err().println(Screen.printable(line));
    terminal.err().flush();
  }

  /** Ctrl-C ends a program that lines are piped into, as it does everywhere. */
  @Override
  public void onInterrupt(Runnable action) {}

  @Override
  public void close() {
    terminal.out().flush();
  }
}
