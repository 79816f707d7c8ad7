// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.server.cli.Terminal;
import dev.parley.server.transfer.TransferProgress;

/** Shows how far an export or import is. */
final class TransferBar implements TransferProgress, AutoCloseable {
  private final TerminalProgress progress;
  private final String label;

  TransferBar(Terminal terminal, String label, TerminalProgress.Unit unit) {
    this.progress = new TerminalProgress(terminal, unit);
    this.label = label;
  }

  @Override
  public void update(long done, long total) {
    progress.update(label, done, total);
  }

  @Override
  public void note(String line) {
    progress.note(line);
  }

  @Override
  public void close() {
    progress.close();
  }
}
