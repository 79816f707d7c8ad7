// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.parley.testkit.Await;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at the page, with a browser that nobody used before. */
final class Visit implements AutoCloseable {
  private static final double LONGEST_MILLIS = 20_000;

  private final URI server;
  private final BrowserContext context;
  private final Watch watch;
  private final Page page;

  Visit(Browser browser, View view, URI server) {
    this.server = server;
    this.context = browser.newContext(view.options());
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    context.setDefaultTimeout(LONGEST_MILLIS);
    PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_MILLIS);
    this.watch = Watch.over(context, server);
    this.page = context.newPage();
  }

  Visit go(String path) {
    page.navigate(server.resolve(path).toString());
    return this;
  }

  Page page() {
    return page;
  }

  /** From now on the server fails or is away: what Chromium writes of it is no trouble. */
  Visit requestsMayFail() {
    page.evaluate("0"); // events come in order, so what was written before is not excused
    watch.requestsMayFail();
    return this;
  }

  /** What has this name for tests. */
  Locator get(String testId) {
    return page.getByTestId(testId);
  }

  /** The messages of this role, oldest first. */
  Locator messages(String role) {
    return page.locator("[data-testid=message][data-role=" + role + "]");
  }

  Locator answer() {
    return messages("assistant").last();
  }

  Locator question() {
    return messages("user").last();
  }

  /** The line of a conversation in the list. */
  Locator row(String conversation) {
    return page.locator("[data-testid=conversation-row][data-id='" + conversation + "']");
  }

  /** The id of the conversation that the address names. */
  String conversation() {
    page.waitForURL(Pattern.compile(".*/c/.+"));
    return page.url().replaceAll(".*/c/|[?#].*", "");
  }

  /** Waits until this is what would be pasted. */
  void awaitClipboard(String text) {
    Await.until(
        "the clipboard holds " + text,
        () -> text.equals(page.evaluate("navigator.clipboard.readText()")));
  }

  /** Types this and sends it. */
  Visit send(String text) {
    get("composer").fill(text);
    get("send").click();
    return this;
  }

  /** Waits until the last answer is streaming, done, incomplete or failed. */
  Visit awaitAnswer(String state) {
    assertThat(answer()).hasAttribute("data-state", state);
    return this;
  }

  Visit press(String key) {
    page.keyboard().press(key);
    return this;
  }

  Object evaluate(String script) {
    return page.evaluate(script);
  }

  void keepPicture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** What went wrong without showing since this was asked last. */
  List<String> troubles() {
    return watch.news(page);
  }

  @Override
  public void close() {
    context.close();
  }
}
