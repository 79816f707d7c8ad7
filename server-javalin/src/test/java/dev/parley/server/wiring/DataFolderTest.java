// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  private static final URI ADDRESS = URI.create("http://127.0.0.1:9090");
  private static final String ANOTHER = "set data_dir to another folder";

  @TempDir private Path folder = Path.of("");

  @Test
  void theAddressIsKnownWhileItsServerRuns() throws Exception {
    try (DataFolder taken = DataFolder.take(folder)) {
      assertThat(DataFolder.holder(folder)).isEmpty();
      taken.announce(ADDRESS);
      assertThat(DataFolder.holder(folder)).contains(ADDRESS);
    }
    assertThat(DataFolder.holder(folder)).isEmpty();
  }

  @Test
  void theAddressOfAKilledServerIsNotBelieved() throws Exception {
    Files.writeString(folder.resolve("parley.lock"), Long.MAX_VALUE / 100 + "\n" + ADDRESS + "\n");

    assertThat(DataFolder.holder(folder)).isEmpty();
  }

  @Test
  void whoeverMeetsAServerThatDoesNotListenYetIsToldHowToNameIt() throws Exception {
    try (DataFolder taken = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(taken.path()))
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--url http://localhost:PORT");
    }
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    refused(file, "which is a file: set data_dir to a folder");
    refused(file.resolve("below"), "but " + file + " is a file: " + ANOTHER);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatCanNotBeMadeIsSaidToBeMissing() {
    refused(
        Path.of("/proc/nope"),
        "which does not exist and can't be made in /proc: make it, or " + ANOTHER);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatCanNotBeWrittenToIsSaidToBeSo() {
    assertThatThrownBy(() -> DataFolder.take(Path.of("/proc/self")))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("data_dir is /proc/self, which ")
        .hasMessageMatching(".*(not writable|can't be written to).*")
        .hasMessageNotContaining("java.");
  }

  private static void refused(Path folder, String why) {
    assertThatThrownBy(() -> DataFolder.take(folder))
        .isInstanceOf(StartFailedException.class)
        .hasMessage("data_dir is " + folder + ", " + why);
  }
}
