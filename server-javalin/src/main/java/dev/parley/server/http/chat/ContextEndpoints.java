// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.key.Caller;
import dev.parley.domain.routing.Route;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.TurnReport;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/conversations/{id}/context}: the ledger of what a model would be sent now.
 * Nothing is stored.
 */
public final class ContextEndpoints implements Endpoints {
  private final ChatEngine engine;

  public ContextEndpoints(ChatEngine engine) {
    this.engine = engine;
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/conversations/{id}/context", this::preview);
  }

  private void preview(Context context) throws IOException {
    ConversationId id = new ConversationId(context.pathParam("id"));
    Exchange.of(context).notes().conversation(id.value());
    String model = given(context.queryParam("model"), Route.DEFAULT);
    String message = given(context.queryParam("message"), "");
    ChatRequest request = ChatRequest.of(model, Message.user(message));
    Caller caller = Exchange.of(context).caller();
    caller.requireModel(request.model());
    TurnReport report =
        engine.preview(new ChatCall(caller.owner(), id, request, null, OptionalInt.empty()));
    Answers.json(
        context,
        200,
        out -> {
          out.beginObject().field("object", "context").field("model", model).name("ledger");
          LedgerJson.write(out, report.ledger().get(), true);
          out.endObject();
        });
  }

  private static String given(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
