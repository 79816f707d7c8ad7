// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.chat.Completion;
import dev.parley.port.ResponseCache;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers under {@code cache:namespace:name}, which Redis drops when their time is over. */
final class RedisResponseCache implements ResponseCache {
  /** Longer than this no answer is kept, so that any time fits Redis' numbers. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final int SCANNED_AT_ONCE = 500;
  private final Link link;
  private final String prefix;
  private final Clock clock;

  RedisResponseCache(Link link, String keyPrefix, Clock clock) {
    this.link = link;
    this.prefix = keyPrefix + "cache:";
    this.clock = clock;
  }

  @Override
  public Optional<Completion> get(Key key) {
    return link.call(redis -> redis.get(place(key)).thenApply(Optional::ofNullable))
        .flatMap(value -> KeptAnswer.read(value, clock.instant()));
  }

  @Override
  public void put(Key key, Completion answer, Duration timeToLive) {
    if (!timeToLive.isPositive()) {
      throw new IllegalArgumentException("timeToLive is " + timeToLive + ": more than nothing");
    }
    Duration kept = timeToLive.compareTo(LONGEST) < 0 ? timeToLive : LONGEST;
    byte[] value = KeptAnswer.write(answer, clock.instant().plus(kept));
    // the clock says when it is over, Redis drops it then or just after
    SetArgs end = SetArgs.Builder.px(kept.toMillis() + 1);
    String unused = link.call(redis -> redis.set(place(key), value, end));
  }

  @Override
  public int clear(String namespace) {
    Key.requireNamespace(namespace);
    ScanArgs which =
        ScanArgs.Builder.matches(Names.bytes(Names.literal(prefix + Names.part(namespace)) + ":*"))
            .limit(SCANNED_AT_ONCE);
    int cleared = 0;
    ScanCursor at = ScanCursor.INITIAL;
    do {
      ScanCursor from = at;
      KeyScanCursor<byte[]> page = link.call(redis -> redis.scan(from, which));
      cleared += remove(page.getKeys());
      at = page;
    } while (!at.isFinished());
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

  private byte[] place(Key key) {
    return Names.bytes(prefix + Names.part(key.namespace()) + ":" + key.name());
  }
}
