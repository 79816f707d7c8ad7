// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says why a data folder can't be used, in the words of the person who can mend it. */
final class UnusableFolder {
  private static final String ANOTHER = "set data_dir to another folder";

  private UnusableFolder() {}

  static StartFailedException because(Path folder, Path lock, IOException e) {
    return new StartFailedException("data_dir is " + folder + ", " + reason(folder, lock, e), e);
  }

  private static String reason(Path folder, Path lock, IOException e) {
    Path there = nearest(folder);
    if (there != null && !Files.isDirectory(there)) {
      return there.equals(folder.toAbsolutePath())
          ? "which is a file: set data_dir to a folder"
          : "but " + there + " is a file: " + ANOTHER;
    }
    if (!Files.isDirectory(folder)) {
      return "which does not exist and can't be made in " + there + ": make it, or " + ANOTHER;
    }
    if (Files.isDirectory(lock)) {
      return "where " + lock.getFileName() + " is a folder: remove that, or " + ANOTHER;
    }
    if (e instanceof AccessDeniedException || !Files.isWritable(folder)) {
      String what = Files.isWritable(folder) ? "whose " + lock.getFileName() : "which";
      return what + " is not writable: give this user the right to write there, or " + ANOTHER;
    }
    return "which can't be written to" + words(e) + ": mend that, or " + ANOTHER;
  }

  /** The folder or the nearest thing above it that exists. */
  private static @Nullable Path nearest(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there;
  }

  /** What the system said, such as {@code No space left on device}. */
  private static String words(IOException e) {
    String said = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return said == null ? "" : " (" + said + ")";
  }
}
