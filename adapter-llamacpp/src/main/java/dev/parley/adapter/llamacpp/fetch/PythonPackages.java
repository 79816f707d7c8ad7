// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Brings the wheel of a Python package here, unopened and uninstalled. pip says where the wheel is
 * and Parley fetches it, which can be watched and resumed; where that fails (an old pip, a
 * certificate that only pip knows, an index with a password) pip fetches it too.
 */
public final class PythonPackages {
  private final Downloader downloader;
  private final List<List<String>> pythons;

  private PythonPackages(Downloader downloader, List<List<String>> pythons) {
    this.downloader = downloader;
    this.pythons = pythons;
  }

  /** With the Python of this machine. */
  public static PythonPackages with(Downloader downloader) {
    return new PythonPackages(downloader, Python.USUAL);
  }

  /** With a Python started in one of these ways. */
  static PythonPackages with(Downloader downloader, List<List<String>> pythons) {
    return new PythonPackages(downloader, pythons);
  }

  /**
   * Fetches the wheel.
   *
   * @param folder where it is put
   * @return the wheel; the caller deletes it when it has what it wants
   */
  public Path fetch(PythonPackage wanted, Path folder, Progress progress)
      throws InterruptedException {
    Python python = python();
    progress.note("looking for the Python package " + wanted);
    try {
      Files.createDirectories(folder);
      Optional<PipReport.Wheel> wheel = python.locate(wanted);
      return wheel.isPresent()
          ? fetch(wanted, wheel.get(), folder, progress)
          : leaveToPip(wanted, folder, progress);
    } catch (IOException e) {
      throw Unavailable.because(
          "the Python package " + wanted + " can't be fetched (" + e.getMessage() + ")",
          "check the disk and the network, and try again",
          e);
    }
  }

  /** The Python that the wheels fit. */
  public Python python() throws InterruptedException {
    return Python.find(pythons);
  }

  private Path fetch(PythonPackage wanted, PipReport.Wheel wheel, Path folder, Progress progress)
      throws IOException, InterruptedException {
    Download download =
        new Download(
            wanted.toString(), wheel.source(), wheel.sha256(), folder.resolve(wheel.fileName()));
    try {
      return downloader.fetch(download, progress);
    } catch (ProviderUnavailableException e) {
      progress.note(e.getMessage() + "; pip tries now");
      return leaveToPip(wanted, folder, progress);
    }
  }

  private Path leaveToPip(PythonPackage wanted, Path folder, Progress progress)
      throws IOException, InterruptedException {
    progress.note("pip fetches " + wanted);
    Path own = Files.createTempDirectory(folder, "pip");
    try {
      Path wheel = python().download(wanted, own);
      return Files.move(wheel, folder.resolve(wheel.getFileName()));
    } finally {
      Folders.delete(own);
    }
  }
}
