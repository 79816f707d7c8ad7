// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.embeddings;

import dev.parley.domain.chat.Usage;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingUsage;
import dev.parley.engine.embedding.EmbeddingReply;
import dev.parley.engine.embedding.Embeddings;
import dev.parley.json.EmbeddingJson;
import dev.parley.server.http.AccessNotes;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.CallTrait;
import dev.parley.server.http.Costs;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.Interruptible;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** {@code POST /v1/embeddings}. */
public final class EmbeddingEndpoints implements Endpoints {
  private final Embeddings embeddings;
  private final Bodies bodies;

  public EmbeddingEndpoints(Embeddings embeddings, HttpSettings settings) {
    this.embeddings = embeddings;
    this.bodies = new Bodies(settings);
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/embeddings", this::embed, CallTrait.RUNS_ONCE);
  }

  private void embed(Context context) throws IOException {
    Exchange exchange = Exchange.of(context);
    EmbeddingJson.Sent sent = EmbeddingJson.readRequest(bodies.json(context));
    String model = sent.request().model().value();
    exchange.notes().model(model);
    exchange.caller().requireModel(sent.request().model());
    EmbeddingReply reply = Interruptible.run(exchange, () -> embeddings.embed(sent.request()));
    if (reply != null) {
      note(reply, exchange.notes());
      Costs.tell(context, reply.cost());
      Answers.json(
          context, 200, EmbeddingJson.writeAnswer(whole(reply.answer(), model), sent.encoding()));
    }
  }

  /** Clients count on a model and a usage, whether the provider told them or not. */
  private static EmbeddingAnswer whole(EmbeddingAnswer answer, String model) {
    EmbeddingUsage usage = answer.usage();
    return new EmbeddingAnswer(
        answer.model().isEmpty() ? model : answer.model(),
        answer.items(),
        usage == null ? EmbeddingUsage.of(0) : usage,
        answer.extras());
  }

  private static void note(EmbeddingReply reply, AccessNotes notes) {
    notes.provider(reply.provider());
    EmbeddingUsage usage = reply.answer().usage();
    if (usage != null) {
      notes.usage(Usage.of(usage.promptTokens(), 0));
    }
  }
}
