// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.export.ExportJson;
import dev.parley.json.export.ExportLine;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export line by line, and holds each against what came before: the order of conversations
 * and entries, the digest of each conversation, the counts at the end.
 */
final class ExportReader {
  private static final String AGAIN =
      "; a file is imported as it was exported: export again, or fetch the file again";

  private final Lines lines;
  private final Digest all = new Digest();
  private Mark mark = Mark.START;
  private @Nullable Header open;
  private Digest digest = new Digest();
  private long said;
  private long opened;
  private long entries;

  ExportReader(InputStream in) {
    this.lines = new Lines(in);
  }

  /**
   * Up to where an export is whole.
   *
   * @param offset in bytes
   * @param last the conversation that ended there; null where none did
   * @param conversations how many there are before it
   * @param entries how many these have
   * @param digest of all lines before it; null where there is none
   */
  record Mark(
      long offset,
      @Nullable ConversationId last,
      long conversations,
      long entries,
      @Nullable Digest digest) {
    static final Mark START = new Mark(0, null, 0, 0, null);
  }

  /**
   * The next line; an {@link ExportLine.Total} is the last one.
   *
   * @throws TransferException when the line is not what an export has there, or there is no more
   *     and no total was met
   */
  ExportLine next() throws IOException, TransferException {
    if (!lines.advance()) {
      throw cut("ends after line " + lines.number());
    }
    if (!lines.isWhole()) {
      throw cut("ends within line " + lines.number());
    }
    ExportLine line = parsed();
    switch (line) {
      case ExportLine.Format format -> check(format);
      case ExportLine.Begin begin -> check(begin.header());
      case ExportLine.Said entry -> check(entry.entry().sequence().value());
      case ExportLine.End end -> check(end);
      case ExportLine.Total total -> check(total);
    }
    return line;
  }

  /** Up to where all that was read is whole. */
  Mark mark() {
    return mark;
  }

  /** How many bytes the line has that was read last. */
  long size() {
    return lines.line().length;
  }

  /** How many bytes were read. */
  long offset() {
    return lines.offset();
  }

  private ExportLine parsed() throws TransferException {
    try {
      return ExportJson.read(lines.line());
    } catch (InvalidRequestException e) {
      throw broken(String.valueOf(e.getMessage()), e);
    }
  }

  private void check(ExportLine.Format format) throws TransferException {
    if (lines.number() != 1) {
      throw broken("a second file begins here", null);
    }
    if (format.version() != ExportJson.VERSION) {
      throw new TransferException(
          "line 1: the format's version is %d, and this Parley reads %d: import with the version that exported"
              .formatted(format.version(), ExportJson.VERSION));
    }
    all.add(lines.line());
    keep(null);
  }

  private void check(Header header) throws TransferException {
    require(mark.offset() > 0, "no line before it says what this file is");
    require(open == null, "the conversation before it has no end");
    ConversationId last = mark.last();
    require(
        last == null || last.value().compareTo(header.id().value()) < 0,
        "conversation " + header.id() + " is not in its place: they are in the order of their ids");
    open = header;
    opened = lines.number();
    said = 0;
    digest = new Digest();
    add();
  }

  private void check(long entry) throws TransferException {
    Header header = open;
    require(header != null, "an entry stands where a conversation has to begin");
    require(
        header != null && entry == said + 1 && entry <= header.last().value(),
        "entry " + entry + " is not the one that comes next");
    said = entry;
    add();
  }

  private void check(ExportLine.End end) throws TransferException {
    Header header = open;
    require(header != null && header.id().equals(end.id()), end.id() + " ends and was not begun");
    require(
        header != null && header.last().value() == said,
        "conversation " + end.id() + " ends after " + said + " entries and has more");
    require(
        digest.hex().equals(end.sha256()),
        "lines %d to %d were changed after they were exported"
            .formatted(opened, lines.number() - 1));
    all.add(lines.line());
    entries += said;
    open = null;
    keep(end.id());
  }

  private void check(ExportLine.Total total) throws IOException, TransferException {
    require(open == null, "the conversation before it has no end");
    require(
        total.conversations() == mark.conversations() && total.entries() == entries,
        "it counts %d conversations with %d entries, and there are %d with %d"
            .formatted(
                total.conversations(), total.entries(), mark.conversations(), mark.entries()));
    require(total.sha256().equals(all.hex()), "a line before it was changed after it was exported");
    require(!lines.advance(), "more follows on the last line");
  }

  private void add() {
    digest.add(lines.line());
    all.add(lines.line());
  }

  private void keep(@Nullable ConversationId ended) {
    long conversations = mark.conversations() + (ended == null ? 0 : 1);
    mark = new Mark(lines.offset(), ended, conversations, entries, all.copy());
  }

  private void require(boolean right, String wrong) throws TransferException {
    if (!right) {
      throw broken(wrong, null);
    }
  }

  private TransferException broken(String wrong, @Nullable Throwable cause) {
    return new TransferException("line " + lines.number() + ": " + wrong + AGAIN, cause);
  }

  private static TransferException cut(String where) {
    return TransferException.cut(
        "the file "
            + where
            + ", before its end: run the export again, which goes on where it was cut");
  }
}
