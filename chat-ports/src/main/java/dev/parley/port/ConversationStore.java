// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations: a header and an append-only log each. What a method acknowledged survives a crash
 * of the process; what it did not is there whole or not at all. {@link
 * dev.parley.domain.error.StorageUnavailableException} when the store can't be used.
 */
public interface ConversationStore {
  /** The longest list that {@link #newest} and {@link #list} give at once. */
  int LARGEST_PAGE = 1000;

  Optional<Header> header(ConversationId id);

  /**
   * Writes a header and appends entries, all at once or not at all.
   *
   * <p>A conversation's owner and the instant of its creation never change: a header that says
   * otherwise is that of an older conversation of the same name, and conflicts.
   *
   * @param next its version is one more than the stored one, 1 where there is none; its {@link
   *     Header#last} is the sequence of the last of {@code entries}, or the stored one's where
   *     there are none
   * @param entries numbered from the stored header's last sequence plus one, without gaps
   * @throws dev.parley.domain.error.ConflictException {@code version_conflict}, when the stored
   *     version is not one less than next's, or it is another conversation: nothing is written
   * @throws IllegalArgumentException when the numbers do not fit together
   */
  void write(Header next, List<Entry> entries);

  /**
   * Entries before {@code before}, newest first, deleted ones included as such.
   *
   * @param before null for the newest
   * @param limit 1 to {@link #LARGEST_PAGE}
   * @return fewer than {@code limit} only when the log's beginning is reached; empty for an unknown
   *     conversation
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   */
  List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit);

  /** The entry at that place; empty when there is none. */
  Optional<Entry> entry(ConversationId id, Sequence sequence);

  /**
   * Removes an entry's message for good; its place stays as a tombstone. Doing it again changes
   * nothing.
   */
  void deleteEntry(ConversationId id, Sequence sequence);

  /**
   * Removes a conversation with all that was said in it. Doing it again changes nothing; the id may
   * be used anew.
   */
  void delete(ConversationId id);

  /**
   * As {@link #delete(ConversationId)}, unless the conversation has been written since, or is
   * another one of the same name.
   *
   * @param expected the header as it was read or written last
   * @return whether it did
   */
  boolean delete(Header expected);

  /**
   * An owner's conversations, the last updated first; those of one instant by id, descending.
   *
   * @param after the header that ended the page before; null for the first page
   * @param limit 1 to {@link #LARGEST_PAGE}
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   */
  List<Header> list(Owner owner, @Nullable Header after, int limit);
}
