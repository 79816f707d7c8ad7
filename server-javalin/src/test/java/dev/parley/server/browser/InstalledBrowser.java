// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import dev.parley.server.kept.Command;
import java.io.IOException;
import java.nio.file.Path;

/** The Chromium or Chrome that is on the PATH. */
record InstalledBrowser(String path) implements BrowserSource {
  @Override
  public LaunchOptions options() throws IOException {
    Path program =
        Command.onPath(path, "chromium", "chromium-browser", "google-chrome")
            .orElseThrow(
                () ->
                    new IOException("no chromium, chromium-browser or google-chrome on the PATH"));
    return new LaunchOptions().setExecutablePath(program);
  }
}
