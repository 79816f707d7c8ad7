// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ParleyException;
import dev.parley.engine.erasure.Erasing;
import dev.parley.engine.record.Sha256;
import dev.parley.port.ChatStream;
import dev.parley.port.ResponseCache;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks each question once. Only whole answers that the model ended by itself are kept; a cache that
 * can't be reached is done without.
 */
public final class AnswerCache {
  private final ResponseCache store;
  private final Duration timeToLive;
  private final ConcurrentMap<ResponseCache.Key, Flight> flights = new ConcurrentHashMap<>();

  /**
   * Keeps answers in this store.
   *
   * @param timeToLive how long each
   */
  public AnswerCache(ResponseCache store, Duration timeToLive) {
    this.store = store;
    this.timeToLive = timeToLive;
  }

  /**
   * The answer to a question: an earlier one, that of somebody who asks the same now, or a new one.
   *
   * @param owner whose question it is; answers of others are not seen
   * @param provider the name of the provider that would be asked
   * @param sent what it would be sent
   * @param asking asks it
   */
  public CachedStream ask(
      Owner owner, String provider, ChatRequest sent, Supplier<ChatStream> asking) {
    return new CachedStream(
        this,
        new ResponseCache.Key(namespace(owner), PromptPrint.of(provider, sent)),
        sent.streamed(),
        asking);
  }

  /** Forgets an owner's answers. */
  public void erase(Erasing erasing) {
    erasing.gone("cached_answers", store.clear(namespace(erasing.owner())));
  }

  /**
   * Each owner has a part of the cache: answers are not shared, and those of one can be removed.
   */
  private static String namespace(Owner owner) {
    return "chat."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(owner.value()));
  }

  Optional<Completion> find(ResponseCache.Key key) {
    try {
      return store.get(key);
    } catch (ParleyException e) {
      return Optional.empty();
    }
  }

  void keep(ResponseCache.Key key, Completion answer) {
    try {
      store.put(key, answer, timeToLive);
    } catch (ParleyException e) {
      // Asked again the next time.
    }
  }

  /** How many wait for somebody who asks the same. */
  int waiting() {
    return flights.values().stream().mapToInt(Flight::waiting).sum();
  }

  /** Begins a flight; the one that is under way, if there is one, and null else. */
  @Nullable Flight join(ResponseCache.Key key, Flight own) {
    return flights.putIfAbsent(key, own);
  }

  void leave(ResponseCache.Key key, Flight own) {
    flights.remove(key, own);
  }
}
