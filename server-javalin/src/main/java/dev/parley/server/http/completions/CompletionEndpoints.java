// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.completions;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.engine.completion.TextCompletions;
import dev.parley.engine.completion.TextReply;
import dev.parley.json.TextJson;
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
import java.util.function.Supplier;

/** {@code POST /v1/completions}. */
public final class CompletionEndpoints implements Endpoints {
  private final TextCompletions completions;
  private final HttpSettings settings;
  private final Clock clock;
  private final Supplier<String> ids;
  private final Bodies bodies;

  /**
   * Goes on with texts.
   *
   * @param ids makes ids for answers that have none: letters and digits
   */
  public CompletionEndpoints(
      TextCompletions completions, HttpSettings settings, Clock clock, Supplier<String> ids) {
    this.completions = completions;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.bodies = new Bodies(settings);
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/completions", this::complete, CallTrait.RUNS_ONCE);
  }

  private void complete(Context context) throws IOException {
    Exchange exchange = Exchange.of(context);
    TextRequest request = TextJson.readRequest(bodies.json(context));
    exchange.notes().model(request.model().value());
    exchange.caller().requireModel(request.model());
    try (TextReply reply = completions.complete(request);
        Exchange.Work work = exchange.begin(reply::close)) {
      if (request.streamed()) {
        try (EventStream events = EventStream.open(exchange, settings.keepAlive())) {
          new TextEvents(request, reply, head(request), exchange).sendTo(events, work);
        }
      } else {
        answer(context, request, reply, work);
      }
    }
  }

  private void answer(Context context, TextRequest request, TextReply reply, Exchange.Work work)
      throws IOException {
    Exchange exchange = Exchange.of(context);
    if (!reply.hasNext()) {
      exchange.requireNotStopped(null);
      return; // the client left
    }
    TextCompletion answer = reply.next();
    work.close();
    exchange.notes().provider(reply.provider());
    if (answer.usage() != null) {
      exchange.notes().usage(answer.usage());
    }
    Costs.tell(context, reply.cost(answer.head(), answer.usage()));
    TextCompletion named = answer.withHead(answer.head().orElse(head(request)));
    Answers.json(context, 200, TextJson.writeAnswer(named));
  }

  /** What an answer says of itself where its provider does not. */
  private CompletionHead head(TextRequest request) {
    return CompletionHead.of(
        "cmpl-" + ids.get(), clock.instant().getEpochSecond(), request.model().value());
  }
}
