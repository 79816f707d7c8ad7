// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

final class EditingScreenTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void linesAreReadToTheEnd() throws IOException {
    try (EditingScreen screen = new EditingScreen(terminal("first!\n\n"))) {
      assertThat(screen.readLine()).isEqualTo("first!");
      assertThat(screen.readLine()).isEmpty();
      assertThat(screen.readLine()).isNull();
    }
  }

  @Test
  void anInterruptRunsWhatIsSetForIt() throws IOException {
    DumbTerminal terminal = terminal("");
    try (EditingScreen screen = new EditingScreen(terminal)) {
      screen.onInterrupt(() -> screen.show("stopped\u001b[31m"));
      terminal.raise(Signal.INT);

      assertThat(shown.toString(UTF_8)).endsWith("stopped[31m");
    }
  }

  private DumbTerminal terminal(String input) throws IOException {
    return new DumbTerminal(
        "test", "dumb", new ByteArrayInputStream(input.getBytes(UTF_8)), shown, UTF_8);
  }
}
