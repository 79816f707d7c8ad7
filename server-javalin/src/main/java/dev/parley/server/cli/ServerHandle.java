// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.net.URI;

/** A server that runs in this process. */
public interface ServerHandle extends AutoCloseable {

  /** Where programs of this machine reach it, such as {@code http://127.0.0.1:8080}. */
  URI address();

  /** Waits until the server has stopped, for whatever reason. */
  void awaitStop() throws InterruptedException;

  /** Lets running requests finish as configured, then stops. May be called again. */
  @Override
  void close();
}
