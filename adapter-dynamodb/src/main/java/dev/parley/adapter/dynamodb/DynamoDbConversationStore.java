// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations in a table of DynamoDB. Everything but {@link #list} reads what was written last;
 * the order of a list lags behind by what DynamoDB takes to bring an index up to date, mostly less
 * than a second, while the headers in it are as they are now.
 */
final class DynamoDbConversationStore implements ConversationStore {
  private final ConversationReads reads;
  private final ConversationRemovals removals;
  private final ConversationWrites writes;
  private final OwnerIndex index;

  DynamoDbConversationStore(Calls calls, Clock clock) {
    ConversationTable table = new ConversationTable(calls);
    reads = new ConversationReads(table);
    removals = new ConversationRemovals(table, clock);
    writes = new ConversationWrites(table, removals, clock);
    index = new OwnerIndex(table, reads);
  }

  @Override
  public Optional<Header> header(ConversationId id) {
    return reads.header(id);
  }

  @Override
  public void write(Header next, List<Entry> entries) {
    writes.write(next, entries);
  }

  @Override
  public List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return reads.newest(id, before, limit);
  }

  @Override
  public Optional<Entry> entry(ConversationId id, Sequence sequence) {
    return reads.entry(id, sequence);
  }

  @Override
  public void deleteEntry(ConversationId id, Sequence sequence) {
    removals.deleteEntry(id, sequence);
  }

  @Override
  public void delete(ConversationId id) {
    removals.delete(id);
  }

  @Override
  public boolean delete(Header expected) {
    return removals.delete(expected);
  }

  @Override
  public List<Header> list(Owner owner, @Nullable Header after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return index.list(owner, after, limit);
  }

  OwnerIndex index() {
    return index;
  }

  ConversationRemovals removals() {
    return removals;
  }
}
