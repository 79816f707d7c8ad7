// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloaderTest {
  private static final int SIZE = 1_000_000;

  private final String text = Texts.letters(SIZE, 1);
  private final RangeServer files = new RangeServer(text, "\"one\"");
  private final MockWebServer server = new MockWebServer();
  private final Notes notes = new Notes();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(files);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fileIsWholeAndProgressIsToldWhenAllIsWell() throws Exception {
    assertThat(fetch(Texts.sha256(text))).hasContent(text);

    assertThat(notes.done()).isEqualTo(SIZE);
    assertThat(notes.total()).isEqualTo(SIZE);
    assertThat(folder).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void transferGoesOnWhereItStoppedWhenConnectionsBreak() throws Exception {
    files.breakOff(2);

    assertThat(fetch(null)).hasContent(text);

    assertThat(files.ranges()).hasSize(3).first().isEqualTo("");
    assertThat(files.ranges().get(1)).matches("bytes=[1-9]\\d*-");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void transferOfAnEarlierRunGoesOnWhenFileIsTheSame() throws Exception {
    leavePart(Texts.sha256(text), text.substring(0, 400_000), "\"one\"");

    assertThat(fetch(Texts.sha256(text))).hasContent(text);

    assertThat(files.ranges()).containsExactly("bytes=400000-");
  }

  @Test
  void transferBeginsAgainWhenFileHasChangedOnTheServer() throws Exception {
    String other = Texts.letters(SIZE - 7, 2);
    leavePart(null, text.substring(0, 400_000), "\"one\"");
    files.change(other, "\"two\"");

    assertThat(fetch(null)).hasContent(other);
  }

  @Test
  void transferBeginsAgainWhenNothingVouchesForThePart() throws Exception {
    files.change(text, "");
    leavePart(null, "x".repeat(400_000), "");

    assertThat(fetch(null)).hasContent(text);

    assertThat(files.ranges()).containsExactly("");
  }

  @Test
  void transferBeginsAgainWhenThePartProvesWrong() throws Exception {
    leavePart(Texts.sha256(text), "x".repeat(400_000), "");

    assertThat(fetch(Texts.sha256(text))).hasContent(text);

    assertThat(files.ranges()).containsExactly("bytes=400000-", "");
  }

  @Test
  void nothingIsFetchedAgainWhenThePartIsAllThereIs() throws Exception {
    leavePart(Texts.sha256(text), text, "\"one\"");

    assertThat(fetch(Texts.sha256(text))).hasContent(text);
  }

  @Test
  void nothingIsFetchedWhenFileIsHereAndRight() throws Exception {
    Files.writeString(folder.resolve("file"), text);

    assertThat(fetch(Texts.sha256(text))).hasContent(text);

    assertThat(files.ranges()).isEmpty();
  }

  @Test
  void fileIsThrownAwayWhenChecksumIsWrong() throws Exception {
    String wanted = Texts.sha256("something else");

    assertThatThrownBy(() -> fetch(wanted))
        .isInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining(wanted)
        .hasMessageContaining(Texts.sha256(text))
        .hasMessageContaining("thrown away");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void errorSaysWhatToDoWhenServerRefuses() {
    QueueDispatcher queue = new QueueDispatcher();
    queue.enqueue(new MockResponse.Builder().code(404).build());
    queue.enqueue(new MockResponse.Builder().code(403).build());
    server.setDispatcher(queue);

    assertThatThrownBy(() -> fetch(null)).hasMessageContaining("404").hasMessageContaining("check");
    assertThatThrownBy(() -> fetch(null)).hasMessageContaining("403").hasMessageContaining("path");
    assertThat(pauses).isEmpty();
  }

  @Test
  void patienceEndsAndThePartStaysWhenServerStaysDown() throws Exception {
    leavePart(null, text.substring(0, 400_000), "\"one\"");
    server.close();

    assertThatThrownBy(() -> fetch(null)).hasMessageContaining("goes on where it stopped");

    assertThat(pauses).hasSize(3).isSorted();
    assertThat(folder.resolve("file.part")).hasSize(400_000);
  }

  @Test
  void bytesNeededAreSaidWhenDiskIsFull() {
    Downloader downloader = new Downloader(new OkHttpClient(), pauses::add, folder -> 999_999);

    assertThatThrownBy(() -> downloader.fetch(download(null), notes))
        .hasMessageContaining("1,000,000")
        .hasMessageContaining("999,999")
        .hasMessageContaining("data_dir");
  }

  @Test
  void interruptEndsItAtOnceAndThePartStaysWhenServerDawdles() throws Exception {
    files.dawdle(true);
    Thread fetching =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    fetch(null);
                  } catch (InterruptedException e) {
                    notes.note("interrupted");
                  }
                });
    Await.until("bytes came", () -> notes.done() > 0);

    fetching.interrupt();
    fetching.join();

    assertThat(notes.lines()).containsExactly("interrupted");
    assertThat(Files.size(folder.resolve("file.part"))).isBetween(1L, SIZE - 1L);
  }

  @Test
  void fileOfThisMachineIsCopiedWhenAddressIsAFile() throws Exception {
    Path source = Files.writeString(folder.resolve("source"), text);
    Download download =
        new Download("it", source.toUri(), Texts.sha256(text), folder.resolve("file"));

    assertThat(Downloader.create().fetch(download, notes)).hasContent(text);

    assertThat(source).exists();
  }

  private Path fetch(@Nullable String sha256) throws InterruptedException {
    return new Downloader(new OkHttpClient(), pauses::add, FreeSpace.ofDisk())
        .fetch(download(sha256), notes);
  }

  private Download download(@Nullable String sha256) {
    URI source = server.url("/file?token=secret").uri();
    return new Download("it", source, sha256, folder.resolve("file"));
  }

  /** As a run that was killed leaves it. */
  private void leavePart(@Nullable String sha256, String begin, String validator)
      throws IOException {
    Files.writeString(folder.resolve("file.part"), begin);
    String identity = download(sha256).identity();
    Files.write(folder.resolve("file.part.from"), List.of(identity, validator));
  }
}
