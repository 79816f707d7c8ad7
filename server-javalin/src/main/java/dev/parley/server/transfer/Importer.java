// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.json.export.ExportLine;
import dev.parley.port.ConversationStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the conversations of an export into a store. What is there and equal is passed over, what is
 * half there is completed, what differs is named and left alone: nothing is ever written over.
 */
public final class Importer {
  private final ConversationStore store;
  private final TransferProgress progress;

  public Importer(ConversationStore store, TransferProgress progress) {
    this.store = store;
    this.progress = progress;
  }

  /**
   * What an import did.
   *
   * @param conversations in the export
   * @param entries in the export
   * @param imported conversations that were written, to their end at least
   * @param present conversations that were there and equal
   * @param different conversations that were there and not equal: they are as they were
   */
  public record Report(
      long conversations, long entries, long imported, long present, long different) {}

  /**
   * Reads an export to its end.
   *
   * @param bytes how long it is; 0 where nobody knows
   * @throws TransferException when it is not as it was written; what stood before is imported
   * @throws dev.parley.domain.error.StorageUnavailableException when the store can't be used
   */
  public Report run(InputStream in, long bytes) throws IOException, TransferException {
    ExportReader reader = new ExportReader(in);
    Map<ConversationImport.Outcome, Long> outcomes =
        new EnumMap<>(ConversationImport.Outcome.class);
    ConversationImport open = null;
    while (true) {
      switch (reader.next()) {
        case ExportLine.Format format -> progress.update(0, bytes);
        case ExportLine.Begin begin -> open = ConversationImport.begin(store, begin.header());
        case ExportLine.Said said -> required(open).add(said.entry(), reader.size());
        case ExportLine.End end -> {
          ConversationImport.Outcome outcome = required(open).end();
          outcomes.merge(outcome, 1L, Long::sum);
          if (outcome == ConversationImport.Outcome.DIFFERENT) {
            progress.note(required(open).difference());
          }
          progress.update(reader.offset(), bytes);
        }
        case ExportLine.Total total -> {
          progress.update(bytes, bytes);
          return report(total, outcomes);
        }
      }
    }
  }

  private static Report report(
      ExportLine.Total total, Map<ConversationImport.Outcome, Long> outcomes)
      throws TransferException {
    Report report =
        new Report(
            total.conversations(),
            total.entries(),
            outcomes.getOrDefault(ConversationImport.Outcome.IMPORTED, 0L),
            outcomes.getOrDefault(ConversationImport.Outcome.PRESENT, 0L),
            outcomes.getOrDefault(ConversationImport.Outcome.DIFFERENT, 0L));
    if (report.imported() + report.present() + report.different() != report.conversations()) {
      throw new TransferException("not every conversation was dealt with: " + report);
    }
    return report;
  }

  /** The reader gives no entry and no end without a beginning. */
  private static ConversationImport required(@Nullable ConversationImport open) {
    if (open == null) {
      throw new IllegalStateException("no conversation was begun");
    }
    return open;
  }
}
