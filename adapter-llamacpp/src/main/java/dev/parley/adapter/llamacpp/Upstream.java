// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.port.Dependency.State;

/** Where the llama-server is, and how it is. */
interface Upstream extends AutoCloseable {
  /**
   * Where to ask now.
   *
   * @throws dev.parley.domain.error.ProviderUnavailableException while it is not ready
   */
  Endpoint endpoint();

  State state();

  @Override
  void close();
}
