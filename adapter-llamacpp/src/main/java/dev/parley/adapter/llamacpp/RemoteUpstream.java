// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.port.Dependency.State;
import java.io.IOException;
import java.util.OptionalDouble;

/** A llama-server that others run. */
final class RemoteUpstream implements Upstream {
  private static final int OK = 200;
  private static final int LOADING = 503;

  private final LlamaHttp http;
  private final Endpoint endpoint;

  RemoteUpstream(LlamaHttp http, Endpoint endpoint) {
    this.http = http;
    this.endpoint = endpoint;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public State state() {
    String place = "llama-server at " + endpoint.baseUrl();
    try {
      int status = http.health(endpoint);
      return switch (status) {
        case OK -> State.up(place);
        case LOADING -> State.starting(place + " is loading its model", OptionalDouble.empty());
        default -> State.down(place + " answers " + status + " to /health: check its address");
      };
    } catch (IOException e) {
      return State.down(place + " can't be reached: start it, or check its address");
    }
  }

  @Override
  public void close() {}
}
