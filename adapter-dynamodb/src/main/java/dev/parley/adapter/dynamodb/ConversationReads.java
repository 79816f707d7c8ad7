// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads headers and entries. What lies above the header's last sequence does not count. */
final class ConversationReads {
  private static final int TRIES = 12;

  private final ConversationTable table;

  ConversationReads(ConversationTable table) {
    this.table = table;
  }

  Optional<Header> header(ConversationId id) {
    return steady(
        id,
        () -> {
          var item = table.get(ItemKeys.header(id));
          return item == null || HeaderItem.isNone(item)
              ? Optional.empty()
              : Optional.of(header(item));
        });
  }

  /** The header that an item holds; one that is too large for it is read to its end. */
  Header header(Map<String, AttributeValue> item) {
    long version = HeaderItem.version(item);
    return HeaderItem.header(
        item,
        () ->
            large(
                HeaderItem.id(item),
                Body.parts(item),
                part -> ItemKeys.partOfHeader(version, part)));
  }

  List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit) {
    return steady(
        id,
        () -> {
          long last = last(id);
          long top = before == null ? last : Math.min(last, before.value() - 1);
          return top < 1 ? List.of() : entries(id, Math.max(1, top - limit + 1), top);
        });
  }

  Optional<Entry> entry(ConversationId id, Sequence sequence) {
    return steady(
        id,
        () -> {
          long place = sequence.value();
          if (place < 1 || place > last(id)) {
            return Optional.empty();
          }
          var item = table.get(ItemKeys.entry(id, place));
          if (item == null) {
            throw new TornException("entry " + place);
          }
          return Optional.of(entry(id, item));
        });
  }

  /** The end of the log, 0 where there is no conversation. */
  private long last(ConversationId id) {
    var item = table.get(ItemKeys.header(id), "#last", "#version");
    return item == null || HeaderItem.isNone(item) ? 0 : HeaderItem.last(item);
  }

  private List<Entry> entries(ConversationId id, long lowest, long highest) {
    var items = table.down(id, Values.number(lowest), Values.number(highest));
    if (items.size() != highest - lowest + 1) {
      throw new TornException("entries " + lowest + " to " + highest);
    }
    List<Entry> entries = new ArrayList<>(items.size());
    for (var item : items) {
      entries.add(entry(id, item));
    }
    return List.copyOf(entries);
  }

  private Entry entry(ConversationId id, Map<String, AttributeValue> item) {
    long sequence = EntryItem.sequence(item);
    return EntryItem.entry(
        item, () -> large(id, Body.parts(item), part -> ItemKeys.partOfEntry(sequence, part)));
  }

  private String large(ConversationId id, int parts, ItemKeys.PartPlaces places) {
    var items = table.down(id, places.place(parts), places.place(1));
    if (items.size() != parts) {
      throw new TornException(parts + " parts");
    }
    return Body.joined(items);
  }

  /** Reads again while others change what is read. */
  <T> T steady(ConversationId id, Supplier<T> reading) {
    Backoff backoff = table.calls().backoff();
    for (int tries = 1; ; tries++) {
      try {
        return reading.get();
      } catch (TornException e) {
        if (tries == TRIES || !backoff.pause()) {
          throw damaged(id, e);
        }
      } catch (ParleyException e) {
        throw e instanceof StorageUnavailableException || e.retryable() ? e : damaged(id, e);
      } catch (SdkException e) {
        throw e;
      } catch (RuntimeException e) {
        throw damaged(id, e);
      }
    }
  }

  private StorageUnavailableException damaged(ConversationId id, RuntimeException cause) {
    return new StorageUnavailableException(
        "conversation "
            + id
            + " can't be read as it lies in table "
            + table.name()
            + ": restore a backup, or delete it",
        cause);
  }
}
