// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.health;

import dev.parley.port.Dependency;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/**
 * {@code /health/live} and {@code /health/ready} for machines, which read the status; {@code
 * /health} tells people's pages the same as the latter, and is a 200 while it can tell anything.
 */
public final class HealthEndpoints implements Endpoints {
  private final List<Dependency> stores;
  private final List<Dependency> providers;
  private final List<Dependency> tools;

  /**
   * Looks after these.
   *
   * @param stores what the server can't do without
   * @param providers of which one is enough
   * @param tools MCP servers, which are shown and never waited for
   */
  public HealthEndpoints(
      List<Dependency> stores, List<Dependency> providers, List<Dependency> tools) {
    this.stores = List.copyOf(stores);
    this.providers = List.copyOf(providers);
    this.tools = List.copyOf(tools);
  }

  @Override
  public Audience audience() {
    return Audience.EVERYONE;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/health/live", HealthEndpoints::live);
    routes.get("/health/ready", context -> tell(context, 503));
    routes.get("/health", context -> tell(context, 200));
  }

  private static void live(Context context) throws IOException {
    Answers.json(context, 200, out -> out.beginObject().field("status", "live").endObject());
  }

  private void tell(Context context, int notReady) throws IOException {
    Health health = Health.of(stores, providers, tools);
    context.header("Cache-Control", "no-store");
    Answers.json(context, health.ready() ? 200 : notReady, health::write);
  }
}
