// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import dev.parley.server.kept.KeptFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the build gets its browser. */
final class MachineTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void withoutAnyBrowserTheTestsFailAndSayWhatToInstall() throws IOException {
    Path broken = Files.createFile(folder.resolve("chromium"));
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    List<BrowserSource> sources =
        List.of(
            new InstalledBrowser("/nowhere"),
            new InstalledBrowser(folder.toString()),
            () -> {
              throw new IOException("no registry");
            });
    Map<String, String> environment = Machine.driver(System.getenv("PATH"), folder);
    assertThatThrownBy(() -> Machine.start(environment, sources))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no chromium, chromium-browser or google-chrome on the PATH")
        .hasMessageContaining("no registry")
        .hasMessageContaining("apt-get install chromium");
  }

  @Test
  void withoutNodeTheTestsFailAndSayWhatToInstall() {
    assertThatThrownBy(() -> Machine.driver("/nowhere", folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("install Node.js 20");
  }

  @Test
  void packagedBrowserIsFetchedOnceAndWhole() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    PackagedBrowser browser =
        new PackagedBrowser(
            new KeptFolders(folder),
            part -> {
              fetched.incrementAndGet();
              Files.writeString(part.resolve("chromium"), "all of it");
            });
    LaunchOptions options = browser.options();
    assertThat(options.executablePath).hasContent("all of it");
    assertThat(options.env).containsKeys("LD_LIBRARY_PATH", "FONTCONFIG_FILE", "PATH");
    assertThat(browser.options().executablePath).isEqualTo(options.executablePath);
    assertThat(fetched).hasValue(1);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void packagedBrowserThatCanNotBeFetchedLeavesNothing() {
    PackagedBrowser browser =
        new PackagedBrowser(
            new KeptFolders(folder),
            part -> {
              Files.writeString(part.resolve("chromium"), "half of it");
              throw new IOException("no registry");
            });
    assertThatThrownBy(browser::options).hasMessage("no registry");
    assertThat(folder).isEmptyDirectory();
  }
}
