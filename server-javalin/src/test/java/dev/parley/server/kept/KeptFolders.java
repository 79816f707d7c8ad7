// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.kept;

import dev.parley.adapter.llamacpp.models.LocalModels;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that appear whole or not at all, so that any number of builds may share them. */
public record KeptFolders(Path folder) {
  /** The user's, beside the models. */
  public static KeptFolders ofUser(String name) {
    return new KeptFolders(LocalModels.cacheFolder().resolve(name));
  }

  /** Where the folder of that name is, or would be. */
  public Path named(String name) {
    return folder.resolve(name);
  }

  /** The folder of that name, filled by whoever comes first. */
  public Path kept(String name, Fetching fetching) throws IOException, InterruptedException {
    Path target = named(name);
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

  /** Removes a folder with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
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
  public interface Fetching {
    void into(Path part) throws IOException, InterruptedException;
  }
}
