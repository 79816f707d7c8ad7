// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.functions;

import dev.parley.domain.function.ServerFunction;
import dev.parley.json.JsonWriter;
import dev.parley.port.FunctionSource;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * {@code GET /api/v1/functions}: what the server can do for models on the caller's behalf, and
 * which of it somebody is asked about first.
 */
public final class FunctionListEndpoints implements Endpoints {
  private final ListedFunctions functions;

  /**
   * The functions of some sources.
   *
   * @param sources by the names that are shown; of two functions with one name the first counts
   */
  public FunctionListEndpoints(Map<String, FunctionSource> sources) {
    this.functions = new ListedFunctions(sources);
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ListedFunctions.PATH, this::list);
  }

  private void list(Context context) throws IOException {
    Collection<ListedFunctions.Listed> all =
        functions.forOwner(Exchange.of(context).owner()).values();
    Answers.json(
        context,
        200,
        out -> {
          out.beginObject().field("object", "list").name("data").beginArray();
          all.forEach(each -> write(out, each));
          out.endArray().field("has_more", false).endObject();
        });
  }

  private static void write(JsonWriter out, ListedFunctions.Listed listed) {
    ServerFunction function = listed.handler().function();
    out.beginObject()
        .field("name", function.name())
        .fieldOrNull("description", function.definition().description())
        .field("parameters", function.parameters())
        .field("side_effects", function.sideEffects())
        .field("confirm", function.confirm().name().toLowerCase(Locale.ROOT))
        .field("source", listed.source())
        .endObject();
  }
}
