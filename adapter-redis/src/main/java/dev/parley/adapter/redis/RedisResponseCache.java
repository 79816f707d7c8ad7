// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.chat.Completion;
import dev.parley.port.ResponseCache;
import io.lettuce.core.SetArgs;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Answers under {@code cache:namespace:name}, which Redis drops when their time is over. */
final class RedisResponseCache implements ResponseCache {
  /** Longer than this no answer is kept, so that any time fits Redis' numbers. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Link link;
  private final String prefix;
  private final Clock clock;
  private final Clearing clearing;

  RedisResponseCache(Link link, String keyPrefix, Clock clock) {
    this.link = link;
    this.prefix = keyPrefix + "cache:";
    this.clock = clock;
    this.clearing = new Clearing(link, clock);
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
    return clearing.clear(prefix + Names.part(namespace) + ":", Integer.MAX_VALUE);
  }

  private byte[] place(Key key) {
    return Names.bytes(prefix + Names.part(key.namespace()) + ":" + key.name());
  }
}
