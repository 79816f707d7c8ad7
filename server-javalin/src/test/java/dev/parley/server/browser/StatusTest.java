// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page says while no model can answer. */
final class StatusTest {
  private static final String READINESS = "**/health";

  private static final String LOADING =
      """
      {"status":"starting","dependencies":[
        {"name":"sqlite","kind":"store","status":"up"},
        {"name":"local","kind":"provider","status":"starting",
         "message":"fetching the model, 40 of 100 MB","progress":0.4}]}
      """;

  @RegisterExtension final DeskExtension desks = new DeskExtension(Desk::withoutModel);

  @Test
  void modelThatIsNotThereIsSaidWithItsAddress(Desk desk) {
    Visit visit = desk.open("/");
    assertThat(visit.get("banner")).containsText("local");
    assertThat(visit.get("banner")).containsText("127.0.0.1:1");
  }

  @Test
  void modelThatIsBeingFetchedShowsHowFarItIs(Desk desk) {
    Visit visit = desk.open("about:blank");
    visit
        .page()
        .route(READINESS, route -> route.fulfill(new Route.FulfillOptions().setBody(LOADING)));
    visit.go("/");
    assertThat(visit.get("banner")).containsText("40 of 100 MB");
    assertThat(visit.get("banner").locator("progress")).hasAttribute("value", "0.4");
    visit.get("composer").fill("Hello?");
    assertThat(visit.get("send")).isDisabled();

    visit
        .page()
        .route(
            READINESS,
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setBody("{\"status\":\"ready\",\"dependencies\":[]}")));

    assertThat(visit.get("banner")).isHidden();
    assertThat(visit.get("composer")).hasValue("Hello?");
    assertThat(visit.get("send")).isEnabled();
  }
}
