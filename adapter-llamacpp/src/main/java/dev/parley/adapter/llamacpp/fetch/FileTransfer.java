// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Copies a file of this machine, for instance from a folder of wheels. */
final class FileTransfer {
  private FileTransfer() {}

  static void run(Download download, PartFile part, Progress progress, FreeSpace space)
      throws IOException {
    Path source = Path.of(download.source());
    try (InputStream in = Files.newInputStream(source)) {
      long total = Files.size(source);
      part.begin();
      space.require(total, download.label(), part.folder());
      part.append(in, done -> progress.update("fetching " + download.label(), done, total));
    } catch (NoSuchFileException e) {
      throw Unavailable.because(
          download.label() + ": there is no file " + source, "check the path", e);
    }
  }
}
