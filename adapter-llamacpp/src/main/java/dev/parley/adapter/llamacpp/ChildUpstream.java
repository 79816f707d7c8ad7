// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.adapter.llamacpp.process.LlamaServer;
import dev.parley.port.Dependency.State;

/** A llama-server of Parley's own, which ends with the model over it. */
final class ChildUpstream implements Upstream {
  private final LlamaServer server;

  ChildUpstream(LlamaServer server) {
    this.server = server;
  }

  @Override
  public Endpoint endpoint() {
    return server.endpoint();
  }

  @Override
  public State state() {
    return server.state();
  }

  @Override
  public void close() {
    server.close();
  }
}
