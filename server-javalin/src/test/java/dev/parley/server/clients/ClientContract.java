// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An official client before a Parley, and a provider behind it. The client goes through all cases
 * once; each test looks at one of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Compatibility.class)
abstract class ClientContract implements Compatibility.Tested {
  /** What is there, the last first, also where the next could not be started. */
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private ClientProgram program;

  /** The client, by its language and package. */
  abstract String client();

  /** What is tested of it, in a word. */
  abstract String kind();

  /** Goes through all cases. */
  abstract ClientProgram start(Path folder, URI baseUrl) throws Exception;

  /** Where the provider is. */
  abstract URI providerUrl();

  /** Closes it at the end. */
  final <T extends AutoCloseable> T closing(T resource) {
    opened.push(resource);
    return resource;
  }

  @BeforeAll
  final void goThroughAllCases(@TempDir Path folder) throws Exception {
    URI provider = providerUrl();
    URI parley = Parley.baseUrl(closing(Parley.before(provider, folder)));
    program = closing(start(folder, parley));
  }

  @AfterAll
  final void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  final Outcome outcome(String name) {
    return program.outcome(name);
  }

  final boolean isRunning() {
    return program.isRunning();
  }

  @Override
  public final ClientSection section(ClientSection.Builder passed) {
    return passed.build(client(), outcome("version").get("version"), kind());
  }
}
