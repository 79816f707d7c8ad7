// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.port.ConversationStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts another branch of a conversation in use. Its instructions stay: like its title they are the
 * conversation's, and those that were said last hold on every branch.
 */
final class BranchChoice {
  private final ConversationStore store;
  private final Header header;

  BranchChoice(ConversationStore store, Header header) {
    this.store = store;
    this.header = header;
  }

  /**
   * The header, so that the next entry follows that place.
   *
   * @param after null for the end of the branch in use
   * @throws NotFoundException {@code item_not_found}
   * @throws InvalidRequestException when the conversation has room for no other branch
   */
  Header goingOnAfter(@Nullable Sequence after) {
    Sequence tip = after == null ? header.tip() : after;
    requireThere(tip);
    if (!tip.equals(header.last()) && header.branches().forks().size() >= Branches.MOST_FORKS) {
      throw InvalidRequestException.of(
          "too_many_branches",
          "conversation",
          "conversation "
              + header.id()
              + " has "
              + Branches.MOST_FORKS
              + " branches, and room for no other; go on after "
              + header.last().itemId()
              + ", or begin another conversation");
    }
    return using(tip);
  }

  /** The header with the newest branch in use that leads through that entry. */
  Header through(Sequence entry) {
    requireThere(entry);
    return using(header.tree().leaf(entry));
  }

  private Header using(Sequence tip) {
    if (tip.equals(header.tip())) {
      return header;
    }
    return header.using(tip, size(tip));
  }

  private void requireThere(Sequence place) {
    if (place.compareTo(header.last()) > 0) {
      throw new NotFoundException(
          "item_not_found",
          place.itemId()
              + " is no item of conversation "
              + header.id()
              + "; list them under /items");
    }
  }

  private long size(Sequence tip) {
    return tip.equals(Sequence.NONE)
        ? 0
        : store.entry(header.id(), tip).map(Entry::sizeAfter).orElseThrow();
  }
}
