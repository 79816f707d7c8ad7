// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;

/**
 * What keeps what.
 *
 * @param conversations conversation logs
 * @param sessions sessions of the small API
 * @param records characters, keys, documents, idempotent answers
 * @param vectors passages and turns to search
 * @param cache answers kept for the same prompt
 * @param limits counts of requests, tokens and money
 * @param jobs background work
 */
public record StoreSettings(
    Durable conversations,
    Shared sessions,
    Durable records,
    Vectors vectors,
    Fast cache,
    Fast limits,
    Shared jobs) {

  /** Keeps what must never be lost. */
  public enum Durable {
    SQLITE,
    DYNAMODB
  }

  /** Keeps what servers share for a while. */
  public enum Shared {
    SQLITE,
    REDIS
  }

  /** Searches by similarity. */
  public enum Vectors {
    LUCENE,
    PINECONE,
    CHROMA
  }

  /** Keeps what may be lost. */
  public enum Fast {
    MEMORY,
    REDIS
  }

  static final Key<Durable> CONVERSATIONS =
      Key.of("conversations", Types.choice(Durable.class), Durable.SQLITE, "conversation logs");
  static final Key<Shared> SESSIONS =
      Key.of("sessions", Types.choice(Shared.class), Shared.SQLITE, "sessions of the small API");
  static final Key<Durable> RECORDS =
      Key.of(
          "records",
          Types.choice(Durable.class),
          Durable.SQLITE,
          "characters, keys, documents, idempotent answers");
  static final Key<Vectors> VECTORS =
      Key.of(
          "vectors", Types.choice(Vectors.class), Vectors.LUCENE, "passages and turns to search");
  static final Key<Fast> CACHE =
      Key.of("cache", Types.choice(Fast.class), Fast.MEMORY, "answers kept for the same prompt");
  static final Key<Fast> LIMITS =
      Key.of(
          "limits", Types.choice(Fast.class), Fast.MEMORY, "counts of requests, tokens and money");
  static final Key<Shared> JOBS =
      Key.of("jobs", Types.choice(Shared.class), Shared.SQLITE, "background work");
  static final Section SECTION =
      new Section(
          "stores",
          "What keeps what.",
          List.of(CONVERSATIONS, SESSIONS, RECORDS, VECTORS, CACHE, LIMITS, JOBS));

  static StoreSettings from(Block block) {
    return new StoreSettings(
        block.get(CONVERSATIONS),
        block.get(SESSIONS),
        block.get(RECORDS),
        block.get(VECTORS),
        block.get(CACHE),
        block.get(LIMITS),
        block.get(JOBS));
  }
}
