// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.adapter.llamacpp.models.LocalModels;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * OpenAI's clients for other languages, fetched once by the ordinary package tools and kept beside
 * the models. A folder appears whole or not at all, so any number of builds may share it.
 */
final class ClientCache {
  private static final String PYTHON_CLIENT = "3.54.0";
  private static final String NODE_CLIENT = "6.49.0";
  private static final String TAG = "import sys; print(sys.implementation.cache_tag)";

  private final Path folder;

  ClientCache(Path folder) {
    this.folder = folder;
  }

  /** The user's. */
  static ClientCache ofUser() {
    return new ClientCache(LocalModels.cacheFolder().resolve("clients"));
  }

  /** A folder for PYTHONPATH; its packages are of the Python that is installed. */
  Path python() throws IOException, InterruptedException {
    String tag = Tool.PYTHON.run(Path.of("."), List.of("-c", TAG)).strip();
    return kept(
        "python-openai-" + PYTHON_CLIENT + "-" + tag,
        part ->
            Tool.PYTHON.run(
                part,
                List.of(
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--no-input",
                    "--disable-pip-version-check",
                    "--target",
                    part.toString(),
                    "openai==" + PYTHON_CLIENT)));
  }

  /** A folder with {@code node_modules}. */
  Path node() throws IOException, InterruptedException {
    return kept(
        "node-openai-" + NODE_CLIENT,
        part ->
            Tool.NPM.run(
                part,
                List.of(
                    "install",
                    "--prefix",
                    part.toString(),
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--save-exact",
                    "openai@" + NODE_CLIENT)));
  }

  /** The folder of that name, filled by whoever comes first. */
  Path kept(String name, Fetching fetching) throws IOException, InterruptedException {
    Path target = folder.resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    Files.createDirectories(folder);
    Path part = Files.createTempDirectory(folder, name + ".part");
    try {
      fetching.into(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) { // else another build was faster
        throw e;
      }
    } finally {
      delete(part);
    }
    return target;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Fills an empty folder. */
  interface Fetching {
    void into(Path part) throws IOException, InterruptedException;
  }
}
