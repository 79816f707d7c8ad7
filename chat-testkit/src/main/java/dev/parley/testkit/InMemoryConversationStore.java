// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.SearchQuery;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationRetention;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Conversations in memory, honest to {@link ConversationStoreContract}, {@link
 * ConversationSearchContract}, {@link ConversationRetentionContract} and {@link
 * ConversationCatalogContract}. What it holds outlives {@link #close}, as in a database, and is
 * found again by {@link #reopen}.
 */
public final class InMemoryConversationStore
    implements ConversationStore,
        ConversationSearch,
        ConversationRetention,
        ConversationCatalog,
        AutoCloseable {
  private static final Comparator<Header> NEWEST_FIRST =
      Comparator.comparing(Header::updatedAt)
          .thenComparing(header -> header.id().value())
          .reversed();

  private final Map<ConversationId, InMemoryConversation> conversations;
  private final Faults faults;
  private volatile boolean closed;

  public InMemoryConversationStore() {
    this(new Faults());
  }

  /**
   * A store that a test can break.
   *
   * @param faults operations are named as the ports' methods
   */
  public InMemoryConversationStore(Faults faults) {
    this(new HashMap<>(), faults);
  }

  private InMemoryConversationStore(Map<ConversationId, InMemoryConversation> held, Faults faults) {
    this.conversations = held;
    this.faults = faults;
  }

  /** Closes this store and gives another one that holds the same. */
  public InMemoryConversationStore reopen() {
    close();
    return new InMemoryConversationStore(conversations, faults);
  }

  @Override
  public Optional<Header> header(ConversationId id) {
    return call("header", () -> find(id).map(InMemoryConversation::header));
  }

  @Override
  public void write(Header next, List<Entry> entries) {
    List<Entry> added = List.copyOf(entries);
    call(
        "write",
        () -> {
          InMemoryConversation stored = conversations.get(next.id());
          return conversations.put(next.id(), InMemoryConversation.written(stored, next, added));
        });
  }

  @Override
  public List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit) {
    Pages.check(limit, ConversationStore.LARGEST_PAGE);
    return call("newest", () -> find(id).map(held -> held.newest(before, limit)).orElse(List.of()));
  }

  @Override
  public Optional<Entry> entry(ConversationId id, Sequence sequence) {
    return call("entry", () -> find(id).flatMap(held -> held.entry(sequence)));
  }

  @Override
  public void deleteEntry(ConversationId id, Sequence sequence) {
    call(
        "deleteEntry",
        () -> {
          find(id).ifPresent(held -> held.erase(sequence));
          return null;
        });
  }

  @Override
  public void delete(ConversationId id) {
    call("delete", () -> conversations.remove(id));
  }

  @Override
  public boolean delete(Header expected) {
    return call(
        "delete",
        () ->
            find(expected.id()).filter(held -> held.standsAt(expected)).isPresent()
                && conversations.remove(expected.id()) != null);
  }

  @Override
  public List<Header> list(Owner owner, @Nullable Header after, int limit) {
    Pages.check(limit, ConversationStore.LARGEST_PAGE);
    return call(
        "list",
        () ->
            conversations.values().stream()
                .map(InMemoryConversation::header)
                .filter(header -> header.owner().equals(owner))
                .filter(header -> after == null || NEWEST_FIRST.compare(header, after) > 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList());
  }

  @Override
  public List<Found> search(Owner owner, String query, int limit) {
    Pages.check(limit, ConversationSearch.LARGEST_PAGE);
    InMemorySearch search = new InMemorySearch(SearchQuery.of(query));
    return call(
        "search",
        () ->
            conversations.values().stream()
                .filter(held -> held.header().owner().equals(owner))
                .flatMap(held -> search.in(held).stream())
                .sorted(InMemorySearch.Scored.BEST_FIRST)
                .map(InMemorySearch.Scored::found)
                .limit(limit)
                .toList());
  }

  @Override
  public int deleteUnused(Instant before, int limit) {
    Pages.check(limit, ConversationRetention.LARGEST_PAGE);
    return call(
        "deleteUnused",
        () -> {
          List<ConversationId> unused =
              conversations.values().stream()
                  .map(InMemoryConversation::header)
                  .filter(header -> header.updatedAt().isBefore(before))
                  .sorted(NEWEST_FIRST.reversed())
                  .limit(limit)
                  .map(Header::id)
                  .toList();
          unused.forEach(conversations::remove);
          return unused.size();
        });
  }

  @Override
  public Page ids(@Nullable String after, int limit) {
    Pages.check(limit, ConversationCatalog.LARGEST_PAGE);
    return call(
        "ids",
        () -> {
          List<ConversationId> ids =
              conversations.keySet().stream()
                  .filter(id -> after == null || id.value().compareTo(after) > 0)
                  .sorted(Comparator.comparing(ConversationId::value))
                  .limit(limit)
                  .toList();
          return new Page(ids, ids.size() < limit ? null : ids.getLast().value());
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  private Optional<InMemoryConversation> find(ConversationId id) {
    return Optional.ofNullable(conversations.get(id));
  }

  private <T extends @Nullable Object> T call(String operation, Supplier<T> work) {
    return faults.around(
        operation,
        () -> {
          synchronized (conversations) {
            if (closed) {
              throw new StorageUnavailableException(
                  "the in-memory conversation store is closed; open another");
            }
            return work.get();
          }
        });
  }
}
