// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.completions;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.engine.completion.TextReply;
import dev.parley.json.TextJson;
import dev.parley.server.http.EventStream;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.StreamOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to the client, piece by piece. Usage stands in a last piece of its own,
 * where the client asked for it, wherever the provider tells it.
 */
final class TextEvents {
  private final TextReply reply;
  private final Exchange exchange;
  private final boolean includeUsage;
  private CompletionHead head;
  private @Nullable Usage usage;

  /**
   * An answer to send.
   *
   * @param head what its pieces say of themselves where the provider does not
   */
  TextEvents(TextRequest request, TextReply reply, CompletionHead head, Exchange exchange) {
    this.reply = reply;
    this.head = head;
    this.exchange = exchange;
    this.includeUsage = StreamOptions.includesUsage(request.parameters());
  }

  /** Sends it all; returns when the client has it, or has left. */
  void sendTo(EventStream events, Exchange.Work work) {
    try {
      while (reply.hasNext()) {
        take(reply.next(), events);
      }
      work.close();
      if (!reply.isWhole()) {
        exchange.requireNotStopped(null);
      }
      if (reply.isWhole() || !exchange.isGone()) {
        exchange.notes().provider(reply.provider());
        events.finish(ending());
      }
    } catch (RuntimeException e) {
      if (!events.fail(e)) {
        throw e;
      }
    }
  }

  private void take(TextCompletion piece, EventStream events) {
    head = piece.head().orElse(head);
    if (piece.usage() != null) {
      usage = piece.usage();
      exchange.notes().usage(piece.usage());
    }
    if (!piece.choices().isEmpty() || piece.usage() == null) {
      events.send(TextJson.writeAnswer(piece.withHead(head).withUsage(null)));
    }
  }

  private byte @Nullable [] ending() {
    return usage == null || !includeUsage
        ? null
        : TextJson.writeAnswer(new TextCompletion(head, List.of(), usage, Extras.NONE));
  }
}
