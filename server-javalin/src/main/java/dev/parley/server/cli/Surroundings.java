// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it.
 *
 * @param workingDirectory the folder that it was started in
 * @param environment the environment's variables
 * @param terminal where it talks
 * @param ids makes ids that nobody else has
 */
public record Surroundings(
    Path workingDirectory,
    Map<String, String> environment,
    Terminal terminal,
    Supplier<String> ids) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** The key that {@code PARLEY_API_KEY} holds; null where it holds none. */
  @Nullable Secret apiKey() {
    String given = environment.getOrDefault("PARLEY_API_KEY", "").strip();
    return given.isEmpty() ? null : new Secret(given);
  }
}
