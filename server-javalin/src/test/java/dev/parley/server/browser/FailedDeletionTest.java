// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A conversation that can't be deleted. */
@ExtendWith(DeskExtension.class)
final class FailedDeletionTest {
  private static final String FAILURE =
      "{\"error\":{\"message\":\"the disk is full\",\"type\":\"server_error\",\"code\":null}}";

  @Test
  void rowComesBackAndSaysWhyWhenTheServerRefuses(Desk desk) {
    String id = desk.api().conversation("Go?", "Yes.");
    Visit visit = deleted(desk, id, 500);

    assertThat(visit.row(id)).containsText("Go?");
    assertThat(visit.get("toast")).containsText("the disk is full");
    visit.row(id).locator("a").click();
    assertThat(visit.answer()).containsText("Yes.");
  }

  @Test
  void conversationThatIsGoneAlreadyIsAsGoodAsDeleted(Desk desk) {
    String id = desk.api().conversation("Go?", "Yes.");
    Visit visit = deleted(desk, id, 404);

    assertThat(visit.get("toast")).hasCount(0);
    assertThat(visit.row(id)).hasCount(0);
  }

  private static Visit deleted(Desk desk, String id, int status) {
    Visit visit = desk.open("about:blank").requestsMayFail();
    visit.page().clock().install();
    visit
        .page()
        .route(
            "**/v1/conversations/" + id,
            route -> {
              if (route.request().method().equals("DELETE")) {
                route.fulfill(new Route.FulfillOptions().setStatus(status).setBody(FAILURE));
              } else {
                route.resume();
              }
            });
    visit.go("/");
    visit.row(id).hover();
    visit.row(id).getByTestId("delete").click();
    assertThat(visit.get("undo")).isVisible();
    visit.page().mouse().move(0, 0);
    visit
        .page()
        .waitForResponse(
            response -> response.request().method().equals("DELETE"),
            () -> visit.page().clock().fastForward(7_000));
    assertThat(visit.get("undo")).hasCount(0);
    return visit;
  }
}
