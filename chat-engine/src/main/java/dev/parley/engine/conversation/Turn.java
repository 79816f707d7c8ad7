// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.ConversationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

  /** After that an answer that nobody reads or closes holds its conversation no longer. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private static final int ATTEMPTS = 3;

  private final ConversationStore store;
  private final Duration lease;
  private final Clock clock;
  private final Runnable onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Header opening;
  private final OpenTurn opened;
  private final List<Message> before;
  private final Header without;
  private Header header;
  private OpenTurn state;
  private boolean open = true;

  Turn(ConversationStore store, Opening opening, Duration lease, Clock clock, Runnable onEnd) {
    this.store = store;
    this.opened = opening.turn();
    this.state = opening.turn();
    this.opening = opening.header();
    this.before = opening.before();
    this.without = opening.without();
    this.header = opening.header();
    this.lease = lease;
    this.clock = clock;
    this.onEnd = onEnd;
  }

  /** The conversation as it stood when the turn was opened. */
  public Header header() {
    return opening;
  }

  public OpenTurn opened() {
    return opened;
  }

  /** The newest messages before it, where it answers their calls. */
  public List<Message> before() {
    return before;
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
    Instant giveUp = opened.openedAt().plus(LONGEST);
    long interval = FIRST_RENEWAL.toNanos();
    lock.lock();
    try {
      while (open && clock.instant().isBefore(giveUp)) {
        if (ended.awaitNanos(interval) <= 0 && open) {
          renew(soFar.get());
          interval = Math.min(interval * 2, lease.toNanos() / 3);
        }
      }
    } catch (ConflictException e) {
      // Another took the turn for dead: whoever ends it here is told.
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
                current.advance(0, now).withOpenTurn(state.renew(now.plus(lease), soFar)),
                List.of());
          });
    } catch (StorageUnavailableException | OverloadedException e) {
      // Tried again with the next renewal.
    }
  }

  /**
   * Notes what was said so far, which stays whatever becomes of the turn: functions ran. It is
   * durable with the next renewal.
   *
   * @param said all of the turn so far, what it brought included
   */
  public void note(List<Message> said) {
    lock.lock();
    try {
      state = state.keep(said);
    } finally {
      lock.unlock();
    }
  }

  /**
   * As {@link #note}, and durable when this returns.
   *
   * @throws ConflictException {@code turn_lost}, when the turn was taken for dead meanwhile, or is
   *     over
   */
  public void save(List<Message> said) {
    lock.lock();
    try {
      if (!open) {
        throw lost(null);
      }
      OpenTurn next = state.keep(said);
      write(
          current -> {
            Instant now = clock.instant();
            return new Writing(
                current.advance(0, now).withOpenTurn(next.renew(now.plus(lease), null)), List.of());
          });
      state = next;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the turn with its answer. When this returns true, the whole turn is durable.
   *
   * @param said all of the turn, what it brought included
   * @return whether this call ended it; false when it had ended otherwise
   * @throws ConflictException {@code turn_lost}, when the turn was taken for dead meanwhile: its
   *     answer is not stored
   */
  public boolean complete(List<Message> said) {
    return end(
        () ->
            write(
                current -> {
                  Instant now = clock.instant();
                  List<Entry> entries =
                      TurnEntries.number(current, opened.id(), said, EntryStatus.COMPLETED, now);
                  return new Writing(
                      TurnEntries.instructed(closed(current, entries, now), opened.messages()),
                      entries);
                }));
  }

  /**
   * Ends the turn without a whole answer: what there is of it stays visible, marked as incomplete;
   * what functions did in it stays for good.
   *
   * @return whether this call ended it
   * @throws ConflictException {@code turn_lost}, as {@link #complete}
   */
  public boolean abandon(@Nullable AssistantMessage soFar) {
    return end(
        () ->
            write(
                current -> {
                  Instant now = clock.instant();
                  OpenTurn left = state.renew(state.leaseUntil(), soFar);
                  List<Entry> entries = TurnEntries.broken(current, left, now);
                  return new Writing(closed(current, entries, now), entries);
                }));
  }

  /** Ends the turn as if it had never been, for a request that was wrong. */
  public void discard() {
    boolean unused = end(opening.version() == 1 ? this::unmake : this::reopen);
  }

  /** Takes the conversation back that this turn began, unless somebody described it meanwhile. */
  private void unmake() {
    while (header.metadata().isEmpty()) {
      if (store.delete(header)) {
        return;
      }
      header = store.header(opening.id()).filter(this::isOurs).orElseThrow(() -> lost(null));
    }
    reopen();
  }

  private void reopen() {
    write(
        current -> {
          Header next = branchedBack(current).advance(0, clock.instant()).withOpenTurn(null);
          return new Writing(next.withTitle(titleWithout(current)), List.of());
        });
  }

  /** With the branch in use that was before this turn. */
  private Header branchedBack(Header current) {
    if (without.tip().equals(current.tip())) {
      return current;
    }
    Header back = current.using(without.tip(), without.branches().size());
    return back.summary() == null && opening.summary() == null
        ? back.withSummary(without.summary())
        : back;
  }

  /** What the conversation is called once nothing of this turn is left. */
  private @Nullable String titleWithout(Header current) {
    if (Objects.equals(current.title(), opening.title())) {
      return without.title();
    }
    boolean ours = opened.messages().stream().anyMatch(said -> Titles.isOf(current, said));
    return ours ? null : current.title();
  }

  /**
   * An interrupt ends the work for an answer; how the turn ended is stored all the same.
   *
   * @return whether this call ended it
   */
  private boolean end(Runnable writing) {
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      if (!open) {
        return false;
      }
      open = false;
      ended.signalAll();
      writing.run();
      return true;
    } finally {
      lock.unlock();
      onEnd.run();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Writes what follows from the current header, again where another changed the header and left
   * the turn alone, and a few times where the store fails: an answer is too dear to lose for that.
   */
  private void write(Function<Header, Writing> next) {
    for (int left = ATTEMPTS; ; left--) {
      Writing writing = next.apply(header);
      try {
        store.write(writing.header(), writing.entries());
        header = writing.header();
        return;
      } catch (ConflictException e) {
        if (isWritten(writing)) {
          return;
        }
        header = store.header(opening.id()).filter(this::isOurs).orElseThrow(() -> lost(e));
      } catch (StorageUnavailableException | OverloadedException e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  /** Whether a write was carried out though the store said that it failed. */
  private boolean isWritten(Writing writing) {
    if (writing.entries().isEmpty()) {
      return false;
    }
    Entry last = writing.entries().getLast();
    return store
        .entry(opening.id(), last.sequence())
        .filter(entry -> opened.id().equals(entry.turn()) && entry.status() == last.status())
        .isPresent();
  }

  private boolean isOurs(Header current) {
    OpenTurn turn = current.openTurn();
    return turn != null && turn.id().equals(opened.id());
  }

  private ConflictException lost(@Nullable ConflictException cause) {
    return new ConflictException(
        "turn_lost",
        "the turn on conversation "
            + opening.id()
            + " was closed by another server or deleted while it ran; its answer is not stored, ask"
            + " again",
        cause);
  }

  private static Header closed(Header current, List<Entry> entries, Instant now) {
    return current.append(entries, now).withOpenTurn(null);
  }

  private record Writing(Header header, List<Entry> entries) {}
}
