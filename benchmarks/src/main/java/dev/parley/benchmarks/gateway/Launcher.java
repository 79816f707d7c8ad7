// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows how one kind of gateway is started. */
interface Launcher {
  String name();

  /** Why it can't be measured here; empty where it can. */
  Optional<String> lack();

  /**
   * What to run.
   *
   * @param folder to work in, empty
   * @param port to listen on, on the loopback address
   * @param provider to pass on to, without a path
   */
  Command command(Path folder, int port, URI provider) throws IOException, InterruptedException;

  /**
   * A process to be.
   *
   * @param environment beside what it inherits
   */
  record Command(List<String> words, Map<String, String> environment) {
    public Command {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }
}
