// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.domain.error.ParleyException;
import dev.parley.server.cli.CommandException;
import dev.parley.server.cli.ConversationMover;
import dev.parley.server.cli.Terminal;
import dev.parley.server.settings.Settings;
import dev.parley.server.transfer.ExportFile;
import dev.parley.server.transfer.ExportPipe;
import dev.parley.server.transfer.Exporter;
import dev.parley.server.transfer.Importer;
import dev.parley.server.transfer.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Moves conversations between the configured stores and a file. */
final class ConversationMoves implements ConversationMover {
  private static final String AGAIN = "; run the same again to go on";

  @Override
  public void exportAll(Settings settings, Order order, Terminal terminal) throws CommandException {
    try (Resources resources = new Resources();
        TransferBar bar =
            new TransferBar(terminal, "exporting", TerminalProgress.Unit.CONVERSATIONS)) {
      MovableStore store = MovableStore.toRead(settings, order.store(), resources);
      // a file that is to be written over stays where the store can't be read
      var unused = store.catalog().ids(null, 1);
      Exporter exporter = new Exporter(store.conversations(), store.catalog(), bar);
      bar.note(summary(write(exporter, order, terminal), store.name()));
    } catch (IOException e) {
      throw failed(order, e);
    } catch (TransferException | StartFailedException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    } catch (ParleyException e) {
      String again = order.anew() ? "; run the same without --force to go on" : AGAIN;
      throw new CommandException(e.getMessage() + again, e);
    }
  }

  private static Exporter.Report write(Exporter exporter, Order order, Terminal terminal)
      throws IOException, TransferException {
    Path path = order.file();
    if (path == null) {
      return exporter.export(ExportPipe.begin(terminal.out()));
    }
    try (ExportFile file = ExportFile.open(path)) {
      return exporter.export(order.anew() ? file.anew() : file.resume());
    }
  }

  private static String summary(Exporter.Report report, String store) {
    return "%d conversations with %d entries were exported from %s%s%s"
        .formatted(
            report.conversations(),
            report.entries(),
            store,
            report.earlier() > 0 ? ", %d of them earlier".formatted(report.earlier()) : "",
            report.gone() > 0 ? "; %d were deleted meanwhile".formatted(report.gone()) : "");
  }

  @Override
  public void importAll(Settings settings, Order order, Terminal terminal) throws CommandException {
    try (Resources resources = new Resources();
        TransferBar bar = new TransferBar(terminal, "importing", TerminalProgress.Unit.MEGABYTES);
        InputStream in = open(order, terminal)) {
      MovableStore store = MovableStore.toWrite(settings, order.store(), resources);
      Importer importer = new Importer(store.conversations(), bar);
      Path path = order.file();
      Importer.Report report = importer.run(in, path == null ? 0 : Files.size(path));
      bar.note(summary(report, store.name()));
      requireEqual(report);
    } catch (IOException e) {
      throw failed(order, e);
    } catch (TransferException e) {
      throw new CommandException(name(order) + ", " + e.getMessage(), e);
    } catch (StartFailedException e) {
      throw new CommandException("import needs the data folder for itself: " + e.getMessage(), e);
    } catch (ParleyException e) {
      throw new CommandException(e.getMessage() + AGAIN, e);
    }
  }

  private static InputStream open(Order order, Terminal terminal) throws IOException {
    Path path = order.file();
    return path == null ? ExportPipe.read(terminal.in()) : Files.newInputStream(path);
  }

  private static String summary(Importer.Report report, String store) {
    return "%d conversations with %d entries were read: %d imported into %s, %d there already, %d different"
        .formatted(
            report.conversations(),
            report.entries(),
            report.imported(),
            store,
            report.present(),
            report.different());
  }

  private static void requireEqual(Importer.Report report) throws CommandException {
    if (report.different() > 0) {
      throw new CommandException(
          report.different()
              + " conversations of the file are in the store and differ; they are named above and"
              + " were left as they are");
    }
  }

  private static CommandException failed(Order order, IOException e) {
    String why =
        e instanceof NoSuchFileException ? "it is not there" : String.valueOf(e.getMessage());
    return new CommandException(
        name(order) + " can't be read or written (" + why + "): mend that, and run the same again",
        e);
  }

  private static String name(Order order) {
    Path path = order.file();
    return path == null ? "standard input or output" : path.toString();
  }
}
