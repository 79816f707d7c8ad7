// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import dev.parley.server.http.Answers;
import dev.parley.server.http.Endpoints;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page at {@code /}: how the server is, and how to talk to it. */
public final class StartPage implements Endpoints {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  public StartPage() {}

  @Override
  public void addTo(RoutesConfig routes) {
    add(routes, "/", "start.html", "text/html; charset=utf-8");
    add(routes, "/start.css", "start.css", "text/css; charset=utf-8");
    add(routes, "/start.js", "start.js", "text/javascript; charset=utf-8");
    add(routes, "/favicon.svg", "favicon.svg", "image/svg+xml");
  }

  private static void add(RoutesConfig routes, String path, String file, String type) {
    byte[] content = read(file);
    routes.get(path, context -> send(context, type, content));
  }

  private static void send(Context context, String type, byte[] content) throws IOException {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-cache");
    Answers.bytes(context, 200, type, content);
  }

  private static byte[] read(String file) {
    try (InputStream in = StartPage.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from this build of Parley");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
