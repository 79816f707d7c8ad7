// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.function.FunctionEvent;
import dev.parley.engine.chat.ChatReply;
import dev.parley.json.ChatJson;
import dev.parley.server.http.EventStream;
import dev.parley.server.http.Exchange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to the client, piece by piece. Only a piece that may be the last is held
 * back until that is known, since the last one carries what Parley adds, and since an answer must
 * not look complete before it is durable.
 */
final class StreamedAnswer {
  private final ChatAsk ask;
  private final ChatReply reply;
  private final Heads heads;
  private final Exchange exchange;
  private @Nullable Ledger ledger;
  private final Deque<ChatDelta> held = new ArrayDeque<>();

  StreamedAnswer(ChatAsk ask, ChatReply reply, Heads heads, Exchange exchange) {
    this.ask = ask;
    this.reply = reply;
    this.heads = heads;
    this.exchange = exchange;
  }

  /** Sends it all; returns when the client has it, or has left. */
  void sendTo(EventStream events, Exchange.Work work) {
    try {
      while (reply.hasNext()) {
        if (ledger == null && reply.isAsked()) {
          ledger = Additions.ledger(ask, reply);
        }
        ChatDelta piece = reply.next();
        List<FunctionEvent> happened = reply.events();
        if (!happened.isEmpty()) {
          tell(piece, happened, events);
        }
        if (!isSilent(piece)) {
          take(piece, events);
        }
      }
      // From here on a client that leaves loses nothing: the answer is durable, unless it was
      // closed.
      work.close();
      if (!reply.isWhole()) {
        exchange.requireNotStopped(null);
      }
      if (reply.isWhole() || !exchange.isGone()) {
        finish(events);
      }
    } catch (RuntimeException e) {
      if (!events.fail(e)) {
        throw e;
      }
    }
  }

  private void tell(ChatDelta piece, List<FunctionEvent> happened, EventStream events) {
    if (ask.events()) {
      ChatDelta silence = heads.silence(piece.head());
      send(
          new ChatDelta(
              silence.head(), silence.choices(), null, Additions.to(Extras.NONE, happened)),
          events);
    }
  }

  /** One that only lets its reader look at the events. */
  private static boolean isSilent(ChatDelta piece) {
    return piece.choices().isEmpty() && piece.usage() == null && piece.extras().isEmpty();
  }

  private void take(ChatDelta piece, EventStream events) {
    Usage usage = piece.usage();
    if (usage != null) {
      exchange.notes().usage(usage);
      if (!ask.includeUsage() && piece.choices().isEmpty()) {
        return;
      }
    }
    ChatDelta next = shown(piece);
    if (mayBeTheLast(next)) {
      held.add(next);
    } else {
      sendHeld(events);
      send(next, events);
    }
  }

  /** Pieces that end a choice wait: they are true only once the turn is durable. */
  private void sendHeld(EventStream events) {
    held.forEach(piece -> send(piece, events));
    held.clear();
  }

  private void finish(EventStream events) {
    ChatDelta last = held.pollLast();
    sendHeld(events);
    events.finish(last(last));
  }

  private ChatDelta shown(ChatDelta piece) {
    ChatDelta named = heads.named(piece);
    return named.usage() == null || ask.includeUsage()
        ? named
        : new ChatDelta(named.head(), named.choices(), null, named.extras());
  }

  private static boolean mayBeTheLast(ChatDelta piece) {
    return piece.choices().isEmpty()
        || piece.choices().stream().anyMatch(choice -> choice.finishReason() != null);
  }

  private byte @Nullable [] last(@Nullable ChatDelta piece) {
    exchange.notes().provider(reply.report().provider());
    exchange.notes().dropped(Additions.dropped(reply));
    Extras additions = Additions.to(Extras.NONE, ask, reply, ledger);
    if (piece == null && additions.isEmpty()) {
      return null;
    }
    ChatDelta last = piece == null ? heads.silence() : piece;
    return ChatJson.writeDelta(
        new ChatDelta(last.head(), last.choices(), last.usage(), last.extras().with(additions)));
  }

  private static void send(ChatDelta piece, EventStream events) {
    events.send(ChatJson.writeDelta(piece));
  }
}
