// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatReply;
import dev.parley.json.ChatJson;
import dev.parley.server.http.AccessNotes;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.CallTrait;
import dev.parley.server.http.Costs;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.EventStream;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.HttpSettings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** {@code POST /v1/chat/completions}, and its alias {@code POST /api/chat}. */
public final class ChatEndpoints implements Endpoints {
  private final ChatEngine engine;
  private final HttpSettings settings;
  private final Clock clock;
  private final Supplier<String> ids;
  private final AskReader reader;

  /**
   * Chats with this engine.
   *
   * @param ids makes ids for answers that have none: letters and digits
   */
  public ChatEndpoints(
      ChatEngine engine, HttpSettings settings, Clock clock, Supplier<String> ids) {
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.reader = new AskReader(new Bodies(settings));
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/chat/completions", this::chat, CallTrait.RUNS_ONCE);
    routes.post("/api/chat", this::chat, CallTrait.RUNS_ONCE);
  }

  private void chat(Context context) throws IOException {
    Exchange exchange = Exchange.of(context);
    ChatAsk ask = reader.read(context);
    note(ask, exchange.notes());
    Heads heads = new Heads(ask.call().request().model().value(), clock, ids);
    try (ChatReply reply = engine.chat(ask.call());
        Exchange.Work work = exchange.begin(reply::close)) {
      if (ask.streamed()) {
        stream(exchange, new StreamedAnswer(ask, reply, heads, exchange), work);
      } else {
        answer(context, ask, reply, heads, work);
      }
    } catch (CancellationException e) {
      exchange.requireNotStopped(e);
      if (!exchange.isGone()) {
        throw e;
      }
    }
  }

  private static void note(ChatAsk ask, AccessNotes notes) {
    notes.model(ask.call().request().model().value());
    ConversationId conversation = ask.call().conversation();
    if (conversation != null) {
      notes.conversation(conversation.value());
    }
  }

  private void stream(Exchange exchange, StreamedAnswer answer, Exchange.Work work) {
    try (EventStream events = EventStream.open(exchange, settings.keepAlive())) {
      answer.sendTo(events, work);
    }
  }

  private static void answer(
      Context context, ChatAsk ask, ChatReply reply, Heads heads, Exchange.Work work)
      throws IOException {
    Ledger ledger = null;
    while (reply.hasNext()) {
      ledger = ledger == null && reply.isAsked() ? Additions.ledger(ask, reply) : ledger;
      ChatDelta unused = reply.next();
    }
    Completion answer = heads.named(reply.completion());
    work.close();
    AccessNotes notes = Exchange.of(context).notes();
    notes.provider(reply.report().provider());
    notes.dropped(Additions.dropped(reply));
    Usage usage = answer.usage();
    if (usage != null) {
      notes.usage(usage);
    }
    Costs.tell(context, reply.cost());
    Completion whole =
        new Completion(
            answer.head(),
            answer.choices(),
            usage,
            Additions.to(answer.extras(), ask, reply, ledger));
    Answers.json(context, 200, ChatJson.writeCompletion(whole));
  }
}
