// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.models;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.key.AllowedModels;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ModelDescription;
import dev.parley.engine.routing.Router;
import dev.parley.json.JsonWriter;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;

/** {@code /v1/models}: routes and models. */
public final class ModelEndpoints implements Endpoints {
  private final ChatEngine engine;
  private final Router router;
  private final Instant created;

  /**
   * The models of an engine.
   *
   * @param created since when they are there
   */
  public ModelEndpoints(ChatEngine engine, Instant created) {
    this.engine = engine;
    this.router = engine.router();
    this.created = created;
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/models", this::list);
    routes.get("/v1/models/<id>", this::get);
  }

  private void list(Context context) throws IOException {
    AllowedModels allowed = Exchange.of(context).caller().models();
    Answers.json(
        context,
        200,
        out -> {
          out.beginObject().field("object", "list").name("data").beginArray();
          router.listed().stream()
              .filter(each -> allowed.allows(each.model()))
              .forEach(each -> begin(out, each.model(), each.owner()).endObject());
          out.endArray().endObject();
        });
  }

  private void get(Context context) throws IOException {
    ModelId id = new ModelId(context.pathParam("id"));
    Exchange.of(context).caller().requireModel(id);
    ModelDescription model = engine.describe(id);
    Answers.json(
        context,
        200,
        out -> {
          begin(out, model.model(), model.owner()).name("parley");
          describe(out, model);
          out.endObject();
        });
  }

  private static void describe(JsonWriter out, ModelDescription model) {
    out.beginObject().field("type", model.isRoute() ? "route" : "model").name("context_window");
    if (model.window().isPresent()) {
      out.value(model.window().getAsInt());
    } else {
      out.nullValue();
    }
    out.name("parameters").beginObject();
    model.parameters().fields().forEach(out::field);
    out.endObject().fieldOrNull("system_message", model.systemMessage().orElse(null)).endObject();
  }

  private JsonWriter begin(JsonWriter out, ModelId model, String owner) {
    return out.beginObject()
        .field("id", model.value())
        .field("object", "model")
        .field("created", created.getEpochSecond())
        .field("owned_by", owner);
  }
}
