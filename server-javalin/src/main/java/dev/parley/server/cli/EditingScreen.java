// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** A person's terminal: lines can be edited, earlier ones come back, Ctrl-C stops an answer. */
final class EditingScreen implements Screen {

  private static final String PROMPT = "> ";

  private final org.jline.terminal.Terminal terminal;
  private final LineReader reader;
  private final AtomicReference<Runnable> interrupt = new AtomicReference<>(() -> {});

  EditingScreen(org.jline.terminal.Terminal terminal) {
    this.terminal = terminal;
    terminal.handle(Signal.INT, signal -> interrupt.get().run());
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  /** A screen on the terminal that this process was started in. */
  static EditingScreen ofProcess() throws IOException {
    return new EditingScreen(TerminalBuilder.builder().system(true).dumb(true).build());
  }

  @Override
  public @Nullable String readLine() {
    while (true) {
      try {
        return reader.readLine(PROMPT);
      } catch (UserInterruptException e) {
        if (e.getPartialLine().isEmpty()) {
          notice("(/exit or Ctrl-D ends the chat)");
        }
      } catch (EndOfFileException e) {
        return null;
      }
    }
  }

  @Override
  public void show(String text) {
    terminal.writer().print(Screen.printable(text));
    terminal.flush();
  }

  @Override
  public void notice(String line) {
    terminal.writer().println(Screen.printable(line));
    terminal.flush();
  }

  @Override
  public void onInterrupt(Runnable action) {
    interrupt.set(action);
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
