// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.export;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;

/**
 * A line of an export: {@link Format} first, then for each conversation {@link Begin}, its entries
 * from the first to the last, and {@link End}; {@link Total} last of all. {@link ExportJson} has
 * its bytes.
 */
public sealed interface ExportLine {
  /**
   * Says what the file is.
   *
   * @param version {@link ExportJson#VERSION} for what this version of Parley writes
   */
  record Format(long version) implements ExportLine {}

  /**
   * A conversation begins.
   *
   * @param header its version is not in the line, and 1 when it is read: it counts the writes to
   *     one store
   */
  record Begin(Header header) implements ExportLine {}

  /** An entry of the conversation that was begun last. */
  record Said(Entry entry) implements ExportLine {}

  /**
   * A conversation is whole.
   *
   * @param sha256 of its lines before this one, their line feeds included, in hexadecimal digits
   */
  record End(ConversationId id, String sha256) implements ExportLine {}

  /**
   * The export is whole.
   *
   * @param conversations how many there are in it
   * @param entries how many all of them have together
   * @param sha256 of all lines before this one, their line feeds included, in hexadecimal digits
   */
  record Total(long conversations, long entries, String sha256) implements ExportLine {}
}
