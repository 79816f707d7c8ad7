// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.models;

import dev.parley.domain.chat.ModelId;
import dev.parley.engine.routing.Router;
import dev.parley.json.JsonWriter;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Endpoints;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;

/** {@code /v1/models}: routes and models. */
public final class ModelEndpoints implements Endpoints {
  private final Router router;
  private final Instant created;

  /**
   * The models of a router.
   *
   * @param created since when they are there
   */
  public ModelEndpoints(Router router, Instant created) {
    this.router = router;
    this.created = created;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/models", this::list);
    routes.get("/v1/models/<id>", this::get);
  }

  private void list(Context context) throws IOException {
    Answers.json(
        context,
        200,
        out -> {
          out.beginObject().field("object", "list").name("data").beginArray();
          router.models().forEach(model -> write(out, model));
          out.endArray().endObject();
        });
  }

  private void get(Context context) throws IOException {
    ModelId model = new ModelId(context.pathParam("id"));
    router.ownerOf(model); // one that is not there
    Answers.json(context, 200, out -> write(out, model));
  }

  private void write(JsonWriter out, ModelId model) {
    out.beginObject()
        .field("id", model.value())
        .field("object", "model")
        .field("created", created.getEpochSecond())
        .field("owned_by", router.ownerOf(model))
        .endObject();
  }
}
