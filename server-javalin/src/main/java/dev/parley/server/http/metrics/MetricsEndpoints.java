// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.metrics;

import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** {@code GET /metrics}: the numbers there are, in Prometheus's text form, for administrators. */
public final class MetricsEndpoints implements Endpoints {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> numbers;

  /**
   * Tells these.
   *
   * @param numbers all of them, in Prometheus's text form 0.0.4
   */
  public MetricsEndpoints(Supplier<String> numbers) {
    this.numbers = numbers;
  }

  @Override
  public Audience audience() {
    return Audience.ADMINS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/metrics", this::tell);
  }

  private void tell(Context context) throws IOException {
    context.header("Cache-Control", "no-store");
    Answers.bytes(context, 200, TEXT, numbers.get().getBytes(StandardCharsets.UTF_8));
  }
}
