// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.ChatStream;
import dev.parley.port.ResponseCache;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that may come from the cache. The first {@link #hasNext} decides: it finds an earlier
 * answer, waits for one that is under way, or asks the model, with others waiting for it.
 */
public final class CachedStream implements ChatStream {
  private final AnswerCache cache;
  private final ResponseCache.Key key;
  private final boolean streamed;
  private final Supplier<ChatStream> asking;
  private final CompletionAssembler assembler = new CompletionAssembler();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Iterator<ChatDelta> pieces;
  private @Nullable ChatStream asked;
  private @Nullable Flight own;
  private @Nullable Flight joined;
  private volatile boolean hit;
  private volatile boolean closed;

  CachedStream(
      AnswerCache cache, ResponseCache.Key key, boolean streamed, Supplier<ChatStream> asking) {
    this.cache = cache;
    this.key = key;
    this.streamed = streamed;
    this.asking = asking;
  }

  /** Whether the answer is one that was given before; known with the first piece. */
  public boolean isHit() {
    return hit;
  }

  @Override
  public boolean hasNext() {
    boolean done = false;
    try {
      Iterator<ChatDelta> from = pieces == null ? begin() : pieces;
      boolean more = from.hasNext() && !closed;
      if (closed) {
        land(Optional.empty());
      } else if (!more && own != null) {
        finish();
      }
      done = true;
      return more;
    } finally {
      if (!done) {
        land(Optional.empty());
      }
    }
  }

  @Override
  public ChatDelta next() {
    if (pieces == null) {
      boolean unused = hasNext();
    }
    ChatDelta next = Objects.requireNonNull(pieces).next();
    if (own != null) {
      assembler.add(next);
    }
    return next;
  }

  @Override
  public void close() {
    closed = true;
    ChatStream open;
    Flight waitingFor;
    lock.lock();
    try {
      open = asked;
      waitingFor = joined;
    } finally {
      lock.unlock();
    }
    if (waitingFor != null) {
      waitingFor.nudge();
    }
    if (open != null) {
      open.close();
    }
    land(Optional.empty());
  }

  private Iterator<ChatDelta> begin() {
    Optional<Completion> found = cache.find(key);
    if (found.isEmpty()) {
      found = share();
    }
    hit = found.isPresent();
    Iterator<ChatDelta> from =
        found
            .map(answer -> streamed ? Replay.pieces(answer) : Replay.whole(answer))
            .<Iterator<ChatDelta>>map(List::iterator)
            .orElseGet(() -> closed ? Collections.emptyIterator() : ask());
    pieces = from;
    return from;
  }

  /** The answer of somebody who asks the same; empty when this one is to ask. */
  private Optional<Completion> share() {
    Flight flight = new Flight();
    Flight other = cache.join(key, flight);
    lock.lock();
    try {
      if (other == null) {
        own = flight;
      } else {
        joined = other;
      }
    } finally {
      lock.unlock();
    }
    if (other == null) {
      // It may have landed between the look into the cache and the take-off.
      Optional<Completion> landed = cache.find(key);
      landed.ifPresent(answer -> land(landed));
      return landed;
    }
    try {
      return other.await(() -> closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderUnavailableException(
          "provider_error", "interrupted while the same question was being asked", e);
    }
  }

  private ChatStream ask() {
    ChatStream stream = asking.get();
    lock.lock();
    try {
      asked = stream;
    } finally {
      lock.unlock();
    }
    if (closed) {
      stream.close();
    }
    return stream;
  }

  /** The model said all it had to say. */
  private void finish() {
    if (assembler.isEmpty()) {
      land(Optional.empty());
      return;
    }
    Optional<Completion> answer = Optional.of(assembler.completion()).filter(Replay::isFit);
    answer.ifPresent(whole -> cache.keep(key, whole));
    land(answer);
  }

  /** Ends what others wait for; does nothing where nobody can, or once it has ended. */
  private void land(Optional<Completion> answer) {
    Flight flight;
    lock.lock();
    try {
      flight = own;
      own = null;
    } finally {
      lock.unlock();
    }
    if (flight != null) {
      cache.leave(key, flight);
      flight.end(answer);
    }
  }
}
