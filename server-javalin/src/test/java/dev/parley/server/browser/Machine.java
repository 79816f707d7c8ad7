// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import dev.parley.server.kept.Command;
import dev.parley.server.kept.KeptFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One browser process, and the driver that speaks with it. */
final class Machine implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  private final Playwright playwright;
  private final Browser browser;

  private Machine(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** With the browser of this machine, else one that is fetched into the user's cache. */
  static Machine start() {
    String path = System.getenv().getOrDefault("PATH", "");
    KeptFolders cache = KeptFolders.ofUser("browsers");
    Map<String, String> environment = driver(path, cache.folder());
    BrowserSource installed = new InstalledBrowser(path);
    PackagedBrowser packaged = new PackagedBrowser(cache);
    return start(
        environment,
        packaged.isKept()
            ? List.of(installed, packaged)
            : List.of(installed, new DownloadedBrowser(environment), packaged));
  }

  /** What the driver is told: it runs on the Node.js of this machine. */
  static Map<String, String> driver(String path, Path cache) {
    Path node =
        Command.onPath(path, "node")
            .orElseThrow(
                () ->
                    new AssertionError(
                        "no node on the PATH, and the browser is driven with it: install Node.js 20"
                            + " or newer"));
    return Map.of(
        "PLAYWRIGHT_NODEJS_PATH",
        node.toString(),
        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
        "1",
        "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT",
        "10000",
        "PLAYWRIGHT_BROWSERS_PATH",
        cache.resolve("playwright").toString());
  }

  /** The first of these that starts. */
  static Machine start(Map<String, String> environment, List<BrowserSource> sources) {
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    List<String> reasons = new ArrayList<>();
    for (BrowserSource source : sources) {
      try {
        LaunchOptions options = source.options().setArgs(ARGUMENTS);
        return new Machine(playwright, playwright.chromium().launch(options));
      } catch (IOException | PlaywrightException e) {
        reasons.add("- " + source.getClass().getSimpleName() + ": " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    playwright.close();
    throw new AssertionError(
        """
        The page's tests need a Chromium, and none could be had:
        %s
        Install one, for instance with apt-get install chromium, or let npm reach its registry once.\
        """
            .formatted(String.join("\n", reasons)));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close(); // and the browser with it
  }
}
