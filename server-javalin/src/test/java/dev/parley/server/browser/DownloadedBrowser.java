// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.impl.driver.Driver;
import dev.parley.server.kept.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The headless shell that Playwright downloads, once, into its folder. */
record DownloadedBrowser(Map<String, String> environment) implements BrowserSource {
  @Override
  public LaunchOptions options() throws IOException, InterruptedException {
    List<String> words =
        Driver.ensureDriverInstalled(environment, false).createProcessBuilder().command();
    words.addAll(List.of("install", "--only-shell", "chromium"));
    Command.of(words.toArray(String[]::new)).with(environment).run(Path.of("."));
    return new LaunchOptions();
  }
}
