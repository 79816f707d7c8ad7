// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.json.export.ExportJson;
import dev.parley.json.export.ExportLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of an export. A conversation that has gone before it was whole is taken back; a
 * short one was never written then.
 */
public final class ExportWriter {
  /** How much of a conversation waits to be whole before some of it is written. */
  private static final int LONGEST_WAIT = 1 << 20;

  private final Sink sink;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private final @Nullable ConversationId resumed;
  private Digest all;
  private Digest before;
  private Digest digest = new Digest();
  private long written;
  private long said;
  private long conversations;
  private long entries;

  private ExportWriter(Sink sink, ExportReader.Mark mark, Digest all) {
    this.sink = sink;
    this.all = all;
    this.before = all;
    this.resumed = mark.last();
    this.conversations = mark.conversations();
    this.entries = mark.entries();
  }

  /** Begins an export. */
  static ExportWriter begin(Sink sink) throws IOException {
    ExportWriter writer = new ExportWriter(sink, ExportReader.Mark.START, new Digest());
    byte[] line = ExportJson.write(new ExportLine.Format(ExportJson.VERSION));
    writer.all.add(line);
    writer.line(line);
    writer.flush();
    return writer;
  }

  /** Goes on with an export that is whole up to there. */
  static ExportWriter resume(Sink sink, ExportReader.Mark mark) throws IOException {
    Digest digest = mark.digest();
    return digest == null ? begin(sink) : new ExportWriter(sink, mark, digest);
  }

  /** The last conversation that was there already; null where there was none. */
  @Nullable ConversationId resumed() {
    return resumed;
  }

  void begin(Header header) throws IOException {
    before = all.copy();
    digest = new Digest();
    written = 0;
    said = 0;
    add(new ExportLine.Begin(header));
  }

  void add(Entry entry) throws IOException {
    said++;
    add(new ExportLine.Said(entry));
  }

  /** The conversation that was begun is whole. */
  void end(ConversationId id) throws IOException {
    byte[] line = ExportJson.write(new ExportLine.End(id, digest.hex()));
    all.add(line);
    line(line);
    flush();
    conversations++;
    entries += said;
  }

  /** The conversation that was begun is not there any more. */
  void drop() throws IOException, TransferException {
    waiting.reset();
    all = before;
    if (written > 0) {
      sink.takeBack(written);
    }
  }

  /** The export is whole; how many conversations and entries there are in it. */
  ExportLine.Total finish() throws IOException {
    ExportLine.Total total = new ExportLine.Total(conversations, entries, all.hex());
    line(ExportJson.write(total));
    flush();
    sink.finish();
    return total;
  }

  private void add(ExportLine line) throws IOException {
    byte[] bytes = ExportJson.write(line);
    digest.add(bytes);
    all.add(bytes);
    line(bytes);
    if (waiting.size() > LONGEST_WAIT) {
      flush();
    }
  }

  private void line(byte[] line) {
    waiting.writeBytes(line);
    waiting.write('\n');
  }

  private void flush() throws IOException {
    written += waiting.size();
    sink.write(waiting.toByteArray());
    waiting.reset();
  }
}
