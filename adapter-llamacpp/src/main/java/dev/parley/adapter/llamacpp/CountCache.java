// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** Tokens of texts, the latest used ones, up to a number of characters in all. */
final class CountCache {
  private static final int OVERHEAD = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true);
  private final long largest;
  private long weight;

  /**
   * An empty cache.
   *
   * @param largest characters that it may hold, 64 more counted for each text
   */
  CountCache(long largest) {
    this.largest = largest;
  }

  OptionalInt get(String text) {
    lock.lock();
    try {
      Integer count = counts.get(text);
      return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    } finally {
      lock.unlock();
    }
  }

  void put(String text, int tokens) {
    if (weightOf(text) > largest) {
      return;
    }
    lock.lock();
    try {
      if (counts.put(text, tokens) == null) {
        weight += weightOf(text);
        evict();
      }
    } finally {
      lock.unlock();
    }
  }

  private void evict() {
    Iterator<String> oldest = counts.keySet().iterator();
    while (weight > largest) {
      weight -= weightOf(oldest.next());
      oldest.remove();
    }
  }

  private static long weightOf(String text) {
    return (long) text.length() + OVERHEAD;
  }
}
