// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import java.io.IOException;

/** A place to get a Chromium from. */
interface BrowserSource {
  /**
   * How it is started, once it is there.
   *
   * @throws IOException when it can't be had, with the reason
   */
  LaunchOptions options() throws IOException, InterruptedException;
}
