// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes a folder's disk can still take. */
@FunctionalInterface
interface FreeSpace {
  long in(Path folder) throws IOException;

  static FreeSpace ofDisk() {
    return folder -> Files.getFileStore(folder).getUsableSpace();
  }

  /** Checked before bytes are asked for, so that a full disk is told in advance. */
  default void require(long bytes, String label, Path folder) throws IOException {
    long free = in(folder);
    if (free < bytes) {
      throw Unavailable.because(
          "%s needs %,d more bytes in %s, where %,d are free".formatted(label, bytes, folder, free),
          "free some space there, or choose a folder on another disk (data_dir)");
    }
  }
}
