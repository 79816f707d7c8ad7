// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.parley.domain.chat.Completion;
import dev.parley.json.ChatJson;
import dev.parley.port.ResponseCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Answers in this process's memory, within a bound of bytes. */
public final class MemoryResponseCache implements ResponseCache {
  /** What the table needs for an entry beside key and answer, rounded up. */
  static final int ENTRY_BYTES = 256;

  private final Cache<Key, Kept> answers;

  /**
   * A cache that holds nothing yet.
   *
   * @param clock tells when an answer's time is over
   */
  public MemoryResponseCache(MemoryCacheSettings settings, Clock clock) {
    Instant start = clock.instant();
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(settings.largestBytes())
            .weigher(MemoryResponseCache::weight)
            .ticker(() -> Duration.between(start, clock.instant()).toNanos())
            .expireAfter(Expiry.<Key, Kept>writing((key, kept) -> kept.timeToLive()))
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Optional<Completion> get(Key key) {
    return Optional.ofNullable(answers.getIfPresent(key))
        .map(kept -> ChatJson.readCompletion(kept.json()));
  }

  @Override
  public void put(Key key, Completion answer, Duration timeToLive) {
    if (!timeToLive.isPositive()) {
      throw new IllegalArgumentException("timeToLive is " + timeToLive + ": more than nothing");
    }
    answers.put(key, new Kept(ChatJson.writeCompletion(answer), timeToLive));
  }

  @Override
  public int clear(String namespace) {
    Key.requireNamespace(namespace);
    int cleared = 0;
    // a view that leaves out what is over, and shows what is put meanwhile at most once
    for (Key key : answers.asMap().keySet()) {
      if (key.namespace().equals(namespace) && answers.asMap().remove(key) != null) {
        cleared++;
      }
    }
    return cleared;
  }

  /** The bytes that all answers take now. */
  long bytes() {
    answers.cleanUp();
    return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  private static int weight(Key key, Kept kept) {
    long bytes =
        ENTRY_BYTES + 2L * (key.namespace().length() + key.name().length()) + kept.json().length;
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody sees it, and nobody compares it
  private record Kept(byte[] json, Duration timeToLive) {}
}
