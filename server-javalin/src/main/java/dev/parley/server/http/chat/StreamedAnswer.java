// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Usage;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.chat.TurnReport;
import dev.parley.json.ChatJson;
import dev.parley.server.http.EventStream;
import dev.parley.server.http.Exchange;
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
  private @Nullable ChatDelta held;

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
        take(reply.next(), events);
      }
      // From here on the answer is durable: a client that leaves now loses nothing.
      work.close();
      Cancelled.check(exchange);
      if (!exchange.isGone()) {
        events.finish(last());
      }
    } catch (RuntimeException e) {
      ChatDelta unsent = held;
      held = null;
      if (unsent != null) {
        send(unsent, events);
      }
      if (!events.fail(e)) {
        throw e;
      }
    }
  }

  private void take(ChatDelta piece, EventStream events) {
    Usage usage = piece.usage();
    if (usage != null) {
      exchange.notes().usage(usage);
      if (!ask.includeUsage() && piece.choices().isEmpty()) {
        return;
      }
    }
    ChatDelta before = held;
    held = null;
    if (before != null) {
      send(before, events);
    }
    ChatDelta next = shown(piece);
    if (mayBeTheLast(next)) {
      held = next;
    } else {
      send(next, events);
    }
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

  private byte @Nullable [] last() {
    TurnReport report = reply.report();
    exchange.notes().provider(report.provider());
    Extras additions = Additions.to(Extras.NONE, ask, report);
    ChatDelta piece = held;
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
