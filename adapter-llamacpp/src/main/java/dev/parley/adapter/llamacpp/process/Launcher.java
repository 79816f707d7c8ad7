// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.io.IOException;
import java.util.function.Consumer;

/** Brings an engine up. */
interface Launcher {
  /**
   * Fetches what is missing, starts the engine and waits until it answers.
   *
   * @param phases hears how far it is
   */
  RunningEngine launch(Consumer<Phase> phases) throws IOException, InterruptedException;

  /** Why an engine ended, in one line; learns from it. */
  String explain(EngineCommand engine, int exit) throws IOException;
}
