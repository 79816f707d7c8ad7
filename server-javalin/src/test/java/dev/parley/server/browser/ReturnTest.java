// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the page finds a server again, and what it asks it then. */
@ExtendWith(DeskExtension.class)
final class ReturnTest {
  @Test
  void serverThatHangsIsNotWaitedForWithoutEnd(Desk desk) {
    AtomicBoolean hangs = new AtomicBoolean(true);
    Visit visit = desk.open("about:blank").requestsMayFail();
    visit
        .page()
        .route(
            "**/health",
            route -> {
              if (!hangs.getAndSet(false)) {
                route.resume();
              }
            });
    visit.go("/");

    assertThat(visit.get("banner")).isVisible();
    assertThat(visit.get("banner")).isHidden();
  }

  @Test
  void onlyWhatIsShownIsReadAgain(Desk desk) throws Exception {
    String tea = desk.api().conversation("Tea?", "Green.");
    String sky = desk.api().conversation("Sky?", "Blue.");
    Visit visit = desk.open("/c/" + tea).requestsMayFail();
    assertThat(visit.answer()).containsText("Green.");
    visit.row(sky).locator("a").click();
    assertThat(visit.answer()).containsText("Blue.");
    desk.host().stop();
    visit.send("Which?").awaitAnswer("failed");
    assertThat(visit.get("banner")).isVisible();
    List<String> read = new CopyOnWriteArrayList<>();
    visit.page().onRequest(request -> read.add(request.url()));

    desk.host().start();
    visit
        .page()
        .waitForRequest(
            request -> request.url().contains(sky + "/items"),
            () -> visit.get("reconnect").click());
    assertThat(visit.get("banner")).isHidden();

    assertThat(read).noneMatch(url -> url.contains(tea));
    assertThat(visit.question()).containsText("Which?");
    visit.row(tea).locator("a").click();
    assertThat(visit.answer()).containsText("Green.");
    visit.page().goBack();
    assertThat(visit.question()).containsText("Which?");
  }

  @Test
  void modelThatWasChosenIsTheOnlyOneAskedFor(Desk desk) {
    String id = desk.api().conversation("Tea?", "Green.");
    Visit visit = desk.open("/");
    visit.get("model-select").selectOption("careful");
    List<String> asked = new CopyOnWriteArrayList<>();
    visit.page().onRequest(request -> asked.add(request.url()));
    visit.page().route("**/v1/models", route -> route.resume());

    visit.page().waitForRequest("**/context?**", () -> visit.go("/c/" + id));
    assertThat(visit.get("window-bar")).not().hasAttribute("aria-valuenow", "0");

    assertThat(asked)
        .filteredOn(url -> url.contains("/context"))
        .isNotEmpty()
        .allMatch(url -> url.contains("model=careful"));
    assertThat(asked).noneMatch(url -> url.contains("/v1/models/default"));
  }
}
