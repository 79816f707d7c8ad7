// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountCacheTest {
  /** Room for three texts of one character. */
  private final CountCache cache = new CountCache(3 * 65);

  @Test
  void remembersWhatWasCounted() {
    cache.put("a", 1);
    assertThat(cache.get("a")).hasValue(1);
    assertThat(cache.get("b")).isEmpty();
  }

  @Test
  void forgetsWhatWasUsedLongestAgo() {
    cache.put("a", 1);
    cache.put("b", 2);
    cache.put("c", 3);
    cache.get("a");
    cache.put("d", 4);
    assertThat(cache.get("b")).isEmpty();
    assertThat(cache.get("a")).hasValue(1);
    assertThat(cache.get("d")).hasValue(4);
  }

  @Test
  void aTextThatWouldFillItAloneIsNotKept() {
    cache.put("a", 1);
    cache.put("x".repeat(1000), 500);
    assertThat(cache.get("a")).hasValue(1);
    assertThat(cache.get("x".repeat(1000))).isEmpty();
  }

  @Test
  void puttingATextAgainDoesNotCostTwice() {
    for (int i = 0; i < 10; i++) {
      cache.put("a", 1);
    }
    cache.put("b", 2);
    cache.put("c", 3);
    assertThat(cache.get("a")).hasValue(1);
  }
}
