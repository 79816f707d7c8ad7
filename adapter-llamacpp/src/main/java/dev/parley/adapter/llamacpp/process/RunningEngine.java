// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

/** An engine that answers. */
record RunningEngine(Endpoint endpoint, EngineCommand command, EngineProcess process)
    implements AutoCloseable {
  @Override
  public void close() {
    process.close();
  }
}
