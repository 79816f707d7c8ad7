// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What goes wrong in a page without anyone seeing it. */
final class Watch {
  /** A violation is told to the page alone, so that the page has to pass it on. */
  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener('securitypolicyviolation', e => console.error(
          'Content-Security-Policy: ' + e.violatedDirective + ' forbids ' + e.blockedURI));
      """;

  /** What Chromium itself writes of an answer that is none, or no 2xx. */
  private static final String FAILED_REQUEST = "Failed to load resource";

  private static final Set<String> SPOKEN_OF = Set.of("error", "warning", "assert");

  private final URI server;
  private final List<String> troubles = new ArrayList<>();
  private boolean requestsMayFail;

  private Watch(URI server) {
    this.server = server;
  }

  /** Watches what is opened in this context from now on. */
  static Watch over(BrowserContext context, URI server) {
    Watch watch = new Watch(server);
    context.addInitScript(TELL_VIOLATIONS);
    context.onRequest(request -> watch.requested(request.url()));
    context.onConsoleMessage(watch::said);
    context.onWebError(error -> watch.troubles.add("uncaught: " + error.error()));
    return watch;
  }

  /** From now on the server fails or is away. */
  void requestsMayFail() {
    requestsMayFail = true;
  }

  private void requested(String url) {
    URI asked = URI.create(url.replaceAll("[?#].*", ""));
    boolean own =
        Set.of("data", "blob").contains(asked.getScheme())
            || server.getAuthority().equals(asked.getAuthority());
    if (!own) {
      troubles.add("request to another host: " + url);
    }
  }

  private void said(ConsoleMessage message) {
    if (SPOKEN_OF.contains(message.type())
        && !(requestsMayFail && message.text().contains(FAILED_REQUEST))) {
      troubles.add("console " + message.type() + ": " + message.text() + " " + message.location());
    }
  }

  /** What came since it was asked last. */
  List<String> news(Page page) {
    page.evaluate("0"); // events come in order, so those before this answer are here
    List<String> news = List.copyOf(troubles);
    troubles.clear();
    return news;
  }
}
