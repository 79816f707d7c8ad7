// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.engine.conversation.Conversations;
import dev.parley.json.JsonObject;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.CallTrait;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.KnownKeys;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code /v1/conversations}: the conversations themselves. */
public final class ConversationEndpoints implements Endpoints {
  static final String ONE = "/v1/conversations/{id}";

  private final Conversations conversations;
  private final Bodies bodies;
  private final ItemEndpoints items;

  /** Over the conversations of an engine. */
  public ConversationEndpoints(Conversations conversations, HttpSettings settings) {
    this.conversations = conversations;
    this.bodies = new Bodies(settings);
    this.items = new ItemEndpoints(conversations, bodies);
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/conversations", this::create, CallTrait.RUNS_ONCE);
    routes.get(ONE, this::get);
    routes.post(ONE, this::describe, CallTrait.RUNS_ONCE);
    routes.delete(ONE, this::delete);
    items.addTo(routes);
  }

  /** The conversation that a path names. */
  static ConversationId id(Context context) {
    ConversationId id = new ConversationId(context.pathParam("id"));
    Exchange.of(context).notes().conversation(id.value());
    return id;
  }

  /** Whose conversations the caller sees and makes. */
  static Owner owner(Context context) {
    return Exchange.of(context).owner();
  }

  private void create(Context context) throws IOException {
    JsonObject body = bodies.object(context);
    KnownKeys.check(body, "", List.of("metadata", "items"));
    GivenItems given = ItemReader.read(body);
    Header header =
        given.store(
            messages -> conversations.create(owner(context), Metadata.read(body), messages));
    Exchange.of(context).notes().conversation(header.id().value());
    Answers.json(context, 200, out -> ConversationJson.write(out, header));
  }

  private void get(Context context) throws IOException {
    Header header = conversations.get(owner(context), id(context));
    Answers.json(context, 200, out -> ConversationJson.write(out, header));
  }

  private void describe(Context context) throws IOException {
    ConversationId id = id(context);
    JsonObject body = bodies.object(context);
    if (!body.has("metadata")) {
      throw InvalidRequestException.of(
          "missing_required_parameter",
          "metadata",
          "metadata is missing: give the pairs that replace the old ones; {} for none");
    }
    Header header = conversations.describe(owner(context), id, Metadata.read(body));
    Answers.json(context, 200, out -> ConversationJson.write(out, header));
  }

  private void delete(Context context) throws IOException {
    ConversationId id = id(context);
    conversations.delete(owner(context), id);
    Answers.json(context, 200, out -> ConversationJson.writeDeleted(out, id));
  }
}
