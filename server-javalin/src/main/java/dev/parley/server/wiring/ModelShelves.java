// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.llamacpp.models.ModelFile;
import dev.parley.adapter.llamacpp.models.ModelLibrary;
import dev.parley.domain.error.ParleyException;
import dev.parley.server.cli.CommandException;
import dev.parley.server.cli.ModelShelf;
import dev.parley.server.cli.Terminal;
import dev.parley.server.settings.Settings;
import java.nio.file.Path;

/** The models in the data folder, for {@code ./parley models}. */
final class ModelShelves implements ModelShelf {
  /** Where models and engines are kept in the data folder. */
  static final String FOLDER = "models";

  private static final String ROW = "%-28s %8s  %-8s  %-10s  %s%n";
  private static final double MEGABYTE = 1e6;

  @Override
  public void list(Settings settings, Terminal terminal) {
    terminal.out().printf(ROW, "NAME", "SIZE", "PRESENT", "LICENCE", "FROM");
    for (ModelFile model : library(settings).list()) {
      terminal
          .out()
          .printf(
              ROW,
              model.name(),
              "%.0f MB".formatted(model.bytes() / MEGABYTE),
              model.present() ? "yes" : "no",
              model.licence(),
              model.present() ? model.file() : model.source());
    }
    terminal.out().flush();
  }

  @Override
  public void pull(Settings settings, String name, Terminal terminal)
      throws CommandException, InterruptedException {
    try (TerminalProgress progress = new TerminalProgress(terminal)) {
      Path file = library(settings).pull(name, progress);
      progress.note(name + " is here: " + file);
    } catch (ParleyException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ModelLibrary library(Settings settings) {
    return ModelLibrary.in(settings.dataDir().resolve(FOLDER));
  }
}
