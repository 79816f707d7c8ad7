// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The chat at {@code /} and {@code /c/ID}, and at {@code /connect} how programs talk to it. */
public final class Pages implements Endpoints {
  private static final String KEEP_FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";
  private final Asset icon = new Asset("favicon.svg", Files.read("favicon.svg"));
  private volatile @Nullable Site site;

  public Pages() {}

  @Override
  public Audience audience() {
    return Audience.EVERYONE;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/", context -> page(context, site().chat()));
    routes.get("/c/{conversation}", context -> page(context, site().chat()));
    routes.get("/connect", context -> page(context, site().connect()));
    routes.get("/favicon.svg", context -> send(context, ASK_AGAIN, icon));
    routes.get("/assets/{version}/<path>", this::asset);
  }

  private static void page(Context context, Page page) throws IOException {
    context.header("Content-Security-Policy", page.policy());
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    send(context, ASK_AGAIN, page.asset());
  }

  private void asset(Context context) throws IOException {
    Asset asset = site().asset(context.pathParam("version"), context.pathParam("path"));
    send(context, KEEP_FOR_GOOD, asset);
  }

  private static void send(Context context, String caching, Asset asset) throws IOException {
    context.header("Cache-Control", caching);
    asset.send(context);
  }

  /** Read at the first visit: a server that nobody visits starts without it. */
  private Site site() {
    Site read = site;
    if (read == null) {
      read = Site.read();
      site = read;
    }
    return read;
  }
}
