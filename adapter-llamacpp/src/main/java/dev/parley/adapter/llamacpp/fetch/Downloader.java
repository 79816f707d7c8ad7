// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * Brings one file here. A broken transfer goes on where it stopped, within one call and after a
 * kill; the file appears under its name only when it is whole and its checksum is right. To stop
 * it, interrupt the thread; on a virtual thread that takes effect at once.
 */
public final class Downloader {
  private static final int FRUITLESS_TRIES = 4;
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final HttpTransfer http;
  private final Sleeper sleeper;
  private final FreeSpace space;

  Downloader(OkHttpClient client, Sleeper sleeper, FreeSpace space) {
    this.http = new HttpTransfer(client);
    this.sleeper = sleeper;
    this.space = space;
  }

  /** A downloader as it is wanted outside tests. */
  public static Downloader create() {
    OkHttpClient client =
        new OkHttpClient.Builder().connectTimeout(CONNECT).readTimeout(SILENCE).build();
    return new Downloader(client, Sleeper.real(), FreeSpace.ofDisk());
  }

  FreeSpace space() {
    return space;
  }

  /**
   * Fetches the file unless it is here.
   *
   * @return the target
   * @throws ProviderUnavailableException in one line, with what to do
   */
  public Path fetch(Download download, Progress progress) throws InterruptedException {
    try {
      Files.createDirectories(Folders.of(download.target()));
      if (isHere(download)) {
        return download.target();
      }
      PartFile part = new PartFile(download.target(), download.identity());
      boolean resumed = part.size() > 0;
      transfer(download, part, progress);
      if (!isRight(download, part) && resumed) {
        part.discard();
        transfer(download, part, progress);
      }
      if (!isRight(download, part)) {
        throw wrongChecksum(download, part);
      }
      part.finish();
      return download.target();
    } catch (IOException e) {
      throw broken(download, e);
    }
  }

  /** Tries on as long as bytes come; four tries in a row without any are enough. */
  private void transfer(Download download, PartFile part, Progress progress)
      throws IOException, InterruptedException {
    int fruitless = 0;
    while (true) {
      long before = part.size();
      try {
        once(download, part, progress);
        return;
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException(download.label());
        }
        fruitless = part.size() > before ? 0 : fruitless + 1;
        if (fruitless == FRUITLESS_TRIES) {
          throw e;
        }
        sleeper.sleep(Duration.ofSeconds(1L << fruitless));
      }
    }
  }

  private void once(Download download, PartFile part, Progress progress) throws IOException {
    if ("file".equals(download.source().getScheme())) {
      FileTransfer.run(download, part, progress, space);
    } else {
      http.run(download, part, progress, space);
    }
  }

  /** Left by a run that was killed before it could use the file. */
  private static boolean isHere(Download download) throws IOException {
    return download.sha256() != null
        && Files.isRegularFile(download.target())
        && download.sha256().equalsIgnoreCase(Sha256.of(download.target()));
  }

  private static boolean isRight(Download download, PartFile part) throws IOException {
    String wanted = download.sha256();
    return wanted == null || wanted.equalsIgnoreCase(Sha256.of(part.path()));
  }

  private static ProviderUnavailableException wrongChecksum(Download download, PartFile part)
      throws IOException {
    String actual = Sha256.of(part.path());
    part.discard();
    return Unavailable.because(
        "%s from %s has the SHA-256 %s, expected %s"
            .formatted(download.label(), download.sourceName(), actual, download.sha256()),
        "it was thrown away; try again, and if it stays so, another source is needed");
  }

  private static ProviderUnavailableException broken(Download download, IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Unavailable.because(
        "%s can't be fetched from %s (%s)".formatted(download.label(), download.sourceName(), why),
        "check the network and try again, it goes on where it stopped",
        e);
  }
}
