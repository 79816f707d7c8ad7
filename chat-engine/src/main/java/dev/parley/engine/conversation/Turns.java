// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.context.ToolResults;
import dev.parley.domain.conversation.Branch;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.TurnId;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.port.ConversationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Opens turns. A turn is opened by one compare-and-set on the conversation's header, so that what
 * the user said is safe before a model is asked, and there is never more than one at a time.
 */
public final class Turns {
  private final ConversationStore store;
  private final TurnSettings settings;
  private final Clock clock;
  private final Supplier<String> ids;
  private final LostCalls lostCalls;
  private final Changes<ConversationId> changes = new Changes<>();
  private final Set<TurnId> live = ConcurrentHashMap.newKeySet();

  /** Opens turns of an engine that has no functions of its own. */
  public Turns(ConversationStore store, TurnSettings settings, Clock clock, Supplier<String> ids) {
    this(store, settings, clock, ids, LostCalls.UNKNOWN);
  }

  private Turns(
      ConversationStore store,
      TurnSettings settings,
      Clock clock,
      Supplier<String> ids,
      LostCalls lostCalls) {
    this.lostCalls = lostCalls;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
  }

  /** These, of an engine that can tell what became of calls of its functions. */
  public Turns withLostCalls(LostCalls next) {
    return new Turns(store, settings, clock, ids, next);
  }

  /**
   * Opens a turn, waiting for one that is open. A conversation that is not there is begun. From
   * then on the branch in use is the one that ends where the turn begins.
   *
   * @param ask instructions that hold already are not stored again, nor is what leads to the calls
   *     that are answered here
   * @param cancelled asked while it waits
   * @throws ConflictException {@code conversation_busy}: the other turn took too long; nothing is
   *     stored
   * @throws NotFoundException another's conversation, or an entry to follow that is not there
   * @throws InvalidRequestException a tool result without its call; no message, and no question
   *     that it could answer
   * @throws CancellationException when {@code cancelled} says so
   */
  public Turn open(TurnAsk ask, BooleanSupplier cancelled) {
    Instant deadline = deadline();
    while (true) {
      Header current = free(ask.owner(), ask.conversation(), deadline, cancelled);
      List<Entry> dead = deadEntries(current);
      Header without = closed(current, dead);
      if (!dead.isEmpty() && ask.after() != null) {
        writeUnlessOvertaken(without, dead); // it may have to be followed, so it is stored first
        continue;
      }
      Header before = new BranchChoice(store, without).goingOnAfter(ask.after());
      requireQuestion(before, ask);
      List<Message> recent = recent(before, dead, ask.messages());
      ToolResults.check(recent, ask.messages());
      OpenTurn turn = newTurn(before, ToolResults.unsaid(recent, ask.messages()));
      Header open = Titles.given(before, turn.messages()).withOpenTurn(turn);
      live.add(turn.id());
      try {
        store.write(open, dead);
        Opening opening = new Opening(open, turn, recent, without);
        return new Turn(store, opening, settings.lease(), clock, () -> ended(open.id(), turn.id()));
      } catch (ConflictException e) {
        // Another was faster: look again.
        live.remove(turn.id());
      } catch (RuntimeException e) {
        live.remove(turn.id());
        throw e;
      }
    }
  }

  /** A turn that brings nothing answers what it follows. */
  private void requireQuestion(Header header, TurnAsk ask) {
    if (ask.messages().isEmpty()
        && store.entry(header.id(), header.tip()).filter(Turns::canBeAnswered).isEmpty()) {
      throw new InvalidRequestException(
          "messages",
          "an empty array",
          "what the turn follows is no question that was kept; send at least one message, or name"
              + " a user's message in conversation.after");
    }
  }

  private static boolean canBeAnswered(Entry entry) {
    Message message = entry.message();
    return entry.status() == EntryStatus.COMPLETED
        && (message instanceof UserMessage || message instanceof ToolMessage);
  }

  /** The header once the turn that died on it is closed. */
  Header closed(Header current, List<Entry> dead) {
    return Titles.given(current.append(dead, clock.instant()).withOpenTurn(null), dead.stream());
  }

  private void writeUnlessOvertaken(Header next, List<Entry> entries) {
    try {
      store.write(next, entries);
    } catch (ConflictException e) {
      // Another was faster: what it did is seen by whoever looks again.
    }
  }

  private void ended(ConversationId conversation, TurnId turn) {
    live.remove(turn);
    changes.signal(conversation);
  }

  /** Until when one who comes now waits for an open turn. */
  Instant deadline() {
    return clock.instant().plus(settings.patience());
  }

  /**
   * The header once no turn is open on it, one of version 0 for a conversation that is not there. A
   * turn that died may still stand on it.
   */
  Header free(Owner owner, ConversationId id, Instant deadline, BooleanSupplier cancelled) {
    try (Changes<ConversationId>.Watch watch = changes.watch(id)) {
      while (true) {
        Instant now = clock.instant();
        Header header = store.header(id).orElseGet(() -> Unborn.header(id, owner, now));
        if (!header.owner().equals(owner)) {
          throw Conversations.unknown(id);
        }
        OpenTurn turn = header.openTurn();
        if (turn == null || isDead(turn, now)) {
          return header;
        }
        if (!now.isBefore(deadline)) {
          throw busy(id);
        }
        watch.await(Duration.between(now, deadline), cancelled);
      }
    }
  }

  private ConflictException busy(ConversationId id) {
    return new ConflictException(
        "conversation_busy",
        "conversation "
            + id
            + " has an open turn, and it did not end within conversations.wait_seconds ("
            + settings.patience().toSeconds()
            + "); try again when its answer is there");
  }

  private boolean isDead(OpenTurn turn, Instant now) {
    return !turn.leaseUntil().equals(OpenTurn.FOR_EVER)
        && settings.isDead(
            turn.holder(), () -> live.contains(turn.id()), () -> turn.isExpired(now));
  }

  /**
   * The entries of a turn that died on this header; none where none did. Those who run functions
   * may be asked what became of its calls.
   */
  List<Entry> deadEntries(Header header) {
    OpenTurn dead = header.openTurn();
    return dead == null
        ? List.of()
        : TurnEntries.broken(header, settled(header, dead), clock.instant());
  }

  /** The dead turn, with a word on each call whose result was lost with it. */
  private OpenTurn settled(Header header, OpenTurn dead) {
    return dead.kept().isEmpty()
        ? dead
        : dead.keep(lostCalls.settle(header, dead, recent(header, dead.kept())))
            .renew(dead.leaseUntil(), dead.answer());
  }

  private OpenTurn newTurn(Header current, List<Message> messages) {
    List<Message> fresh = TurnEntries.withoutKnownInstructions(current, messages);
    Instant now = clock.instant();
    TurnId id = new TurnId("turn_" + ids.get());
    return OpenTurn.begin(id, settings.holder(), fresh, now, now.plus(settings.lease()));
  }

  /**
   * The newest messages of the conversation, where the new ones may answer their calls. What a turn
   * that died leaves is not stored yet.
   */
  List<Message> recent(Header header, List<Entry> dead, List<Message> messages) {
    if (dead.isEmpty()) {
      return recent(header, messages);
    }
    Branch stored = header.branch().before(dead.getFirst().sequence());
    List<Message> recent = new ArrayList<>(recent(header, stored, messages));
    if (ToolResults.continueCalls(messages)) {
      dead.stream()
          .filter(entry -> entry.status() == EntryStatus.COMPLETED)
          .map(Entry::message)
          .filter(Objects::nonNull)
          .forEach(recent::add);
    }
    return recent;
  }

  private List<Message> recent(Header header, List<Message> messages) {
    return recent(header, header.branch(), messages);
  }

  private List<Message> recent(Header header, Branch branch, List<Message> messages) {
    if (!ToolResults.continueCalls(messages)) {
      return List.of();
    }
    Iterator<Entry> newest = new BranchLog(store, header.id(), branch).newestFirst(BranchLog.PAGE);
    return BranchLog.stream(newest)
        .limit(BranchLog.PAGE)
        .filter(entry -> entry.status() == EntryStatus.COMPLETED)
        .map(Entry::message)
        .filter(Objects::nonNull)
        .toList()
        .reversed();
  }
}
