// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.record;

import dev.parley.domain.conversation.Owner;
import dev.parley.port.RecordStore;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Records of one collection that belong to owners. Each is named by a hash of its owner and what
 * tells it from the owner's others, so that those of one owner lie side by side.
 */
public final class OwnerRecords {
  /** Few at a time: each may be as long as a record can be. */
  private static final int PAGE = 20;

  private final RecordStore store;
  private final String collection;

  public OwnerRecords(RecordStore store, String collection) {
    this.store = store;
    this.collection = collection;
  }

  /**
   * Where a record is. Owners are apart, and no character of theirs matters.
   *
   * @param rest tells it from the owner's others: letters, digits and {@code . _ -}
   */
  public static String name(Owner owner, String rest) {
    return Sha256.hex(owner.value()) + "." + rest;
  }

  /**
   * Removes those of an owner's records that are there and are to go, as they are now.
   *
   * @param toGo asked of each, and asked again where it was written meanwhile
   * @param gone is told of each page how many went
   */
  public void remove(Owner owner, Predicate<RecordStore.Stored> toGo, LongConsumer gone) {
    String prefix = name(owner, "");
    String after = prefix;
    List<RecordStore.Stored> page;
    do {
      long removed = 0;
      page =
          store.list(collection, after, PAGE).stream()
              .filter(stored -> stored.key().name().startsWith(prefix))
              .toList();
      for (RecordStore.Stored stored : page) {
        after = stored.key().name();
        removed += removeOne(stored, toGo) ? 1 : 0;
      }
      gone.accept(removed);
    } while (page.size() == PAGE);
  }

  private boolean removeOne(RecordStore.Stored listed, Predicate<RecordStore.Stored> toGo) {
    Optional<RecordStore.Stored> now = Optional.of(listed);
    while (now.filter(toGo).isPresent()) {
      if (store.delete(listed.key(), now.get().version())) {
        return true;
      }
      now = store.get(listed.key());
    }
    return false;
  }
}
