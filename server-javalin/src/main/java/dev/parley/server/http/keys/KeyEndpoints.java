// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.keys;

import dev.parley.domain.key.KeyId;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.ListLimit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** {@code /api/v1/keys}: what administrators do with keys. */
public final class KeyEndpoints implements Endpoints {
  private static final String ALL = "/api/v1/keys";
  private static final String ONE = ALL + "/{id}";

  private final KeyDesk desk;
  private final Bodies bodies;

  public KeyEndpoints(KeyDesk desk, HttpSettings settings) {
    this.desk = desk;
    this.bodies = new Bodies(settings);
  }

  @Override
  public Audience audience() {
    return Audience.ADMINS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.post(ALL, context -> answer(context, desk.create(bodies.object(context))));
    routes.post(
        ONE + "/rotate",
        context -> answer(context, desk.rotate(id(context), bodies.object(context))));
    routes.delete(ONE, context -> answer(context, desk.revoke(id(context))));
  }

  private void list(Context context) throws IOException {
    String after = context.queryParam("after");
    answer(context, desk.list(ListLimit.of(context), after == null ? null : new KeyId(after)));
  }

  private static KeyId id(Context context) {
    return new KeyId(context.pathParam("id"));
  }

  private static void answer(Context context, byte[] json) throws IOException {
    context.header("Cache-Control", "no-store"); // some answers hold a key
    Answers.json(context, 200, json);
  }
}
