// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The two sides of a chat in a terminal: what is typed, and what is shown. */
interface Screen extends AutoCloseable {

  /** The next line that is typed; null at the end. */
  @Nullable String readLine() throws IOException;

  /** Shows a piece of an answer at once. */
  void show(String text);

  /** Shows a line about the chat that is no part of it. */
  void notice(String line);

  /** What Ctrl-C does from now on while no line is typed. */
  void onInterrupt(Runnable action);

  @Override
  void close() throws IOException;

  /** With line editing where a person types, plain where lines are piped. */
  static Screen of(Terminal terminal) throws IOException {
    return terminal.interactive() ? EditingScreen.ofProcess() : new PlainScreen(terminal);
  }

  /** A model's text without what would command the terminal instead of being shown by it. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
  }
}
