// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Removes what has keys of one beginning, and counts those whose time was not over. Their values
 * begin with the end of their time, as {@link KeptAnswer} and {@link StoredSession} do.
 */
final class Clearing {
  private static final int SCANNED_AT_ONCE = 500;
  private final Link link;
  private final Clock clock;

  Clearing(Link link, Clock clock) {
    this.link = link;
    this.clock = clock;
  }

  /**
   * Walks over all keys of the database until so many are removed.
   *
   * @return how many; fewer than {@code limit} only when there are no more
   */
  int clear(String beginning, int limit) {
    ScanArgs which =
        ScanArgs.Builder.matches(Names.bytes(Names.literal(beginning) + "*"))
            .limit(SCANNED_AT_ONCE);
    int cleared = 0;
    ScanCursor at = ScanCursor.INITIAL;
    do {
      ScanCursor from = at;
      KeyScanCursor<byte[]> page = link.call(redis -> redis.scan(from, which));
      cleared += clear(page.getKeys(), limit - cleared);
      at = page;
    } while (!at.isFinished() && cleared < limit);
    return cleared;
  }

  /** Some may be over and do not count: others take their place. */
  private int clear(List<byte[]> keys, int limit) {
    int cleared = 0;
    for (int from = 0; from < keys.size() && cleared < limit; ) {
      int to = from + Math.min(keys.size() - from, limit - cleared);
      cleared += remove(keys.subList(from, to));
      from = to;
    }
    return cleared;
  }

  /**
   * Removes all at once, each by a command of its own: in a cluster they are on several servers.
   */
  private int remove(List<byte[]> keys) {
    Instant now = clock.instant();
    List<Integer> gone =
        link.call(redis -> together(keys.stream().map(key -> remove(redis, key, now)).toList()));
    return gone.stream().mapToInt(Integer::intValue).sum();
  }

  private static CompletableFuture<Integer> remove(
      RedisClusterAsyncCommands<byte[], byte[]> redis, byte[] key, Instant now) {
    RedisFuture<byte[]> end = redis.getrange(key, KeptAnswer.END_FROM, KeptAnswer.END_TO);
    return redis
        .unlink(key)
        .thenCombine(end, (removed, until) -> removed == 1 && KeptAnswer.isGood(until, now) ? 1 : 0)
        .toCompletableFuture();
  }

  private static <T> CompletionStage<List<T>> together(List<CompletableFuture<T>> all) {
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
  }
}
