// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.openapi;

import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import dev.parley.server.web.Asset;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code GET /openapi.json}: what this server serves, as OpenAPI 3.1. */
public final class DescriptionEndpoints implements Endpoints {
  private static final String PATH = "/openapi.json";
  private volatile @Nullable Asset document;

  public DescriptionEndpoints() {}

  @Override
  public Audience audience() {
    return Audience.EVERYONE;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PATH, this::get);
  }

  private void get(Context context) throws IOException {
    context.header("Cache-Control", "no-cache");
    document().send(context);
  }

  /** Merged when it is asked for: most servers start and stop without that. */
  private Asset document() {
    Asset known = document;
    if (known == null) {
      known = new Asset(PATH, Description.json());
      document = known;
    }
    return known;
  }
}
