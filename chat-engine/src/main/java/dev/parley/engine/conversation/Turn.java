// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.ParleyException;
import dev.parley.port.ConversationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A turn that is open. While it is, its lease is renewed, each time with what there is of the
 * answer, so that a crash loses little of it. It ends once: completed, abandoned or discarded.
 */
public final class Turn {
  private static final Duration FIRST_RENEWAL = Duration.ofSeconds(1);

  private final ConversationStore store;
  private final Duration lease;
  private final Clock clock;
  private final Changes changes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Header opening;
  private final OpenTurn opened;
  private Header header;
  private boolean open = true;

  Turn(
      ConversationStore store,
      OpenTurn opened,
      Header header,
      Duration lease,
      Clock clock,
      Changes changes) {
    this.store = store;
    this.opened = opened;
    this.opening = header;
    this.header = header;
    this.lease = lease;
    this.clock = clock;
    this.changes = changes;
  }

  /** The conversation as it stood when the turn was opened. */
  public Header header() {
    return opening;
  }

  public OpenTurn opened() {
    return opened;
  }

  /**
   * Keeps the turn from being taken for dead, until it ends.
   *
   * @param soFar what there is of the answer; asked from another thread
   */
  public void keepAlive(Supplier<@Nullable AssistantMessage> soFar) {
    Thread.ofVirtual().name(opened.id().value()).start(() -> renewWhileOpen(soFar));
  }

  private void renewWhileOpen(Supplier<@Nullable AssistantMessage> soFar) {
    long interval = FIRST_RENEWAL.toNanos();
    lock.lock();
    try {
      while (open) {
        if (ended.awaitNanos(interval) <= 0 && open) {
          renew(soFar.get());
          interval = Math.min(interval * 2, lease.toNanos() / 3);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void renew(@Nullable AssistantMessage soFar) {
    try {
      write(
          current -> {
            Instant now = clock.instant();
            return new Writing(
                current.advance(0, now).withOpenTurn(opened.renew(now.plus(lease), soFar)),
                List.of());
          });
    } catch (ParleyException e) {
      // The store is down, or another took the turn for dead: whoever ends the turn is told.
    }
  }

  /**
   * Ends the turn with its answer. When this returns, the whole turn is durable.
   *
   * @throws ConflictException {@code turn_lost}, when the turn was taken for dead meanwhile: its
   *     answer is not stored
   */
  public void complete(AssistantMessage answer) {
    end(
        () ->
            write(
                current -> {
                  Writing closed = closed(current, answer, EntryStatus.COMPLETED);
                  return new Writing(
                      TurnEntries.instructed(closed.header(), opened.messages()), closed.entries());
                }));
  }

  /**
   * Ends the turn without a whole answer: what there is of it stays visible, marked as incomplete.
   *
   * @throws ConflictException {@code turn_lost}, as {@link #complete}
   */
  public void abandon(@Nullable AssistantMessage soFar) {
    end(() -> write(current -> closed(current, soFar, EntryStatus.INCOMPLETE)));
  }

  /** Ends the turn as if it had never been, for a request that was wrong. */
  public void discard() {
    if (opening.version() == 1) {
      end(() -> store.delete(opening.id()));
    } else {
      end(
          () ->
              write(
                  current ->
                      new Writing(
                          current.advance(0, clock.instant()).withOpenTurn(null), List.of())));
    }
  }

  /** An interrupt ends the work for an answer; how the turn ended is stored all the same. */
  private void end(Runnable writing) {
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      if (open) {
        open = false;
        ended.signalAll();
        writing.run();
      }
    } finally {
      lock.unlock();
      changes.signal();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Writes what follows from the current header, again where another changed the header and left
   * the turn alone.
   */
  private void write(Function<Header, Writing> next) {
    while (true) {
      Writing writing = next.apply(header);
      try {
        store.write(writing.header(), writing.entries());
        header = writing.header();
        return;
      } catch (ConflictException e) {
        header = store.header(opening.id()).filter(this::isOurs).orElseThrow(() -> lost(e));
      }
    }
  }

  private boolean isOurs(Header current) {
    OpenTurn turn = current.openTurn();
    return turn != null && turn.id().equals(opened.id());
  }

  private ConflictException lost(ConflictException cause) {
    return new ConflictException(
        "turn_lost",
        "the turn on conversation "
            + opening.id()
            + " was closed by another server or deleted while it ran; its answer is not stored, ask"
            + " again",
        cause);
  }

  private Writing closed(Header current, @Nullable AssistantMessage answer, EntryStatus status) {
    Instant now = clock.instant();
    List<Entry> entries = TurnEntries.of(current, opened, answer, status, now);
    return new Writing(current.advance(entries.size(), now).withOpenTurn(null), entries);
  }

  private record Writing(Header header, List<Entry> entries) {}
}
