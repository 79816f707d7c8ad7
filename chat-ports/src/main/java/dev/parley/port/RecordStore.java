// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Small JSON documents by collection and name. What a method acknowledged survives a crash of the
 * process.
 */
public interface RecordStore {
  /** The largest document, in bytes of UTF-8: what every store can hold in one item. */
  int LARGEST_BYTES = 350_000;

  /** The longest list that {@link #list} gives at once. */
  int LARGEST_PAGE = 1000;

  /** The document, unless it is not there or its time is over. */
  Optional<Stored> get(Key key);

  /**
   * Writes a document when the stored version is {@code expected}; 0 means that there is none, so
   * it is put-if-absent. A document whose time is over counts as none.
   *
   * @param expiresAt when it ceases to be; null for never
   * @return the new version, one more than {@code expected}
   * @throws dev.parley.domain.error.ConflictException {@code version_conflict}: nothing is written
   * @throws dev.parley.domain.error.InvalidRequestException when the document is larger than {@link
   *     #LARGEST_BYTES}
   */
  long put(Key key, RawJson document, long expected, @Nullable Instant expiresAt);

  /**
   * Removes a document when the stored version is {@code expected}.
   *
   * @return whether it did
   */
  boolean delete(Key key, long expected);

  /**
   * A collection's documents by name, ascending by code point.
   *
   * @param after the name that ended the page before; null for the first page
   * @param limit 1 to {@link #LARGEST_PAGE}
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   */
  List<Stored> list(String collection, @Nullable String after, int limit);

  /**
   * Where a document is.
   *
   * @param collection what kind of thing it is, 1 to 64 characters
   * @param name which one, 1 to 512 characters
   */
  record Key(String collection, String name) {
    public Key {
      if (collection.isEmpty() || collection.length() > 64) {
        throw new IllegalArgumentException(
            "collection is '" + collection + "': 1 to 64 characters");
      }
      if (name.isEmpty() || name.length() > 512) {
        throw new IllegalArgumentException("name is '" + name + "': 1 to 512 characters");
      }
    }
  }

  /**
   * A document as it is stored.
   *
   * @param version 1 when it is new; each write adds one
   */
  record Stored(Key key, RawJson document, long version, @Nullable Instant expiresAt) {}
}
