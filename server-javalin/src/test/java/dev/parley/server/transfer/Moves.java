// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The shortest ways to write, export and import. */
final class Moves {
  static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private Moves() {}

  static ConversationId id(String id) {
    return new ConversationId(id);
  }

  static Header header(String id, long last) {
    return Header.create(id(id), Owner.LOCAL, START)
        .advance(last, START.plusSeconds(9))
        .withTitle("Of " + id);
  }

  static List<Entry> entries(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(
            sequence ->
                new Entry(
                    new Sequence(sequence),
                    new TurnId("t" + sequence / 2),
                    EntryStatus.COMPLETED,
                    START,
                    9 * sequence,
                    sequence % 7 == 3 ? null : Message.user("said " + sequence + " \ud83d\ude00")))
        .toList();
  }

  /** Begins a conversation with so many entries. */
  static Header begin(ConversationStore store, String id, int entries) {
    Header first = Header.create(id(id), Owner.LOCAL, START);
    store.write(first, List.of());
    Header next = header(id, entries);
    store.write(next, entries(1, entries));
    return next;
  }

  /** What an export of the whole store writes. */
  static <S extends ConversationStore & ConversationCatalog> byte[] export(S store) {
    return export(store, store);
  }

  static byte[] export(ConversationStore store, ConversationCatalog catalog) {
    StringWriter out = new StringWriter();
    try {
      var unused =
          new Exporter(store, catalog, TransferProgress.SILENT)
              .export(ExportPipe.begin(new PrintWriter(out)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TransferException e) {
      throw new AssertionError(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Importer.Report importAll(ConversationStore store, byte[] export)
      throws TransferException {
    return importAll(store, export, TransferProgress.SILENT);
  }

  static Importer.Report importAll(
      ConversationStore store, byte[] export, TransferProgress progress) throws TransferException {
    try {
      return new Importer(store, progress).run(new ByteArrayInputStream(export), export.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(byte[] export) {
    return new String(export, StandardCharsets.UTF_8);
  }

  static byte[] bytes(String export) {
    return export.getBytes(StandardCharsets.UTF_8);
  }
}
