// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import java.nio.file.Path;

/**
 * The user's cache of models and engines, for programs that embed Parley and for tests: {@code
 * .cache/parley} in the home folder, or where the environment variable {@code PARLEY_CACHE_DIR}
 * says.
 */
public final class LocalModels {
  private LocalModels() {}

  /** The cache folder; it may not exist yet. */
  public static Path cacheFolder() {
    String chosen = System.getenv("PARLEY_CACHE_DIR");
    return chosen == null || chosen.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "parley")
        : Path.of(chosen);
  }

  /** The models in the cache. */
  public static ModelLibrary inCache() {
    return ModelLibrary.in(cacheFolder());
  }
}
