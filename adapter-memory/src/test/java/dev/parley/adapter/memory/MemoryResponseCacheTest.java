// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.port.ResponseCache;
import dev.parley.testkit.ResponseCacheContract;
import dev.parley.testkit.SteppedClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MemoryResponseCacheTest extends ResponseCacheContract {
  private static final Duration HOUR = Duration.ofHours(1);

  @Override
  protected ResponseCache open(Clock clock) {
    return new MemoryResponseCache(new MemoryCacheSettings(1 << 20), clock);
  }

  @Override
  protected void close(ResponseCache cache) {
    // nothing to close
  }

  @Test
  void answersTakeNoMoreBytesThanTheyMay() {
    MemoryResponseCache cache = small();
    for (int i = 0; i < 1000; i++) {
      cache.put(key(i), text("x".repeat(1000)), HOUR);
      assertThat(cache.bytes()).isLessThanOrEqualTo(100_000);
    }
    assertThat(cache.bytes()).isGreaterThan(90_000);
  }

  @Test
  void answerThatIsAskedForOftenStays() {
    MemoryResponseCache cache = small();
    cache.put(key(-1), text("dear"), HOUR);
    for (int i = 0; i < 1000; i++) {
      assertThat(cache.get(key(-1))).contains(text("dear"));
      cache.put(key(i), text("x".repeat(1000)), HOUR);
    }
  }

  @Test
  void answerLargerThanTheBoundIsNotKept() {
    MemoryResponseCache cache = small();
    cache.put(key(0), text("x".repeat(200_000)), HOUR);
    assertThat(cache.get(key(0))).isEmpty();
    assertThat(cache.bytes()).isZero();
  }

  @Test
  void answersWhoseTimeIsOverTakeNoRoom() {
    SteppedClock clock = SteppedClock.create();
    MemoryResponseCache cache = new MemoryResponseCache(new MemoryCacheSettings(100_000), clock);
    cache.put(key(0), text("x"), HOUR);
    clock.advance(HOUR.plusSeconds(2));
    assertThat(cache.bytes()).isZero();
  }

  @Test
  void boundOfNothingIsRefused() {
    assertThatThrownBy(() -> new MemoryCacheSettings(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("largestBytes is 0");
  }

  private static MemoryResponseCache small() {
    return new MemoryResponseCache(new MemoryCacheSettings(100_000), SteppedClock.create());
  }

  private static ResponseCache.Key key(int number) {
    return new ResponseCache.Key("test", "k" + number);
  }
}
