// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers and questions that have other versions, and the ways between them. */
@ExtendWith(DeskExtension.class)
final class BranchTest {
  private static final String BUSY =
      "{\"error\":{\"message\":\"busy\",\"code\":\"conversation_busy\"}}";

  @Test
  void answersAreWalkedThroughAndGoneOnFrom(Desk desk) {
    Visit visit = regenerated(desk);
    assertThat(visit.answer().getByTestId("branch")).hasText("3/3");

    visit.answer().getByTestId("earlier").click();
    assertThat(visit.answer()).containsText("Eight.");
    assertThat(visit.answer().getByTestId("branch")).hasText("2/3");
    visit.answer().getByTestId("earlier").click();
    assertThat(visit.answer()).containsText("Seven.");
    assertThat(visit.answer().getByTestId("earlier")).hasAttribute("aria-disabled", "true");

    desk.model().answers("Blue.");
    visit.send("A colour?");
    assertThat(visit.answer()).containsText("Blue.");
    visit.awaitAnswer("done");
    assertThat(desk.model().lastMessages().toString())
        .contains("Seven.")
        .doesNotContain("Eight.", "Nine.");
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly(
            "completed user: A number?",
            "completed assistant: Seven.",
            "completed user: A colour?",
            "completed assistant: Blue.");
  }

  @Test
  void versionInUseIsTheOneAfterAReload(Desk desk) {
    Visit visit = regenerated(desk);
    visit.answer().getByTestId("earlier").click();
    assertThat(visit.answer().getByTestId("branch")).hasText("2/3");

    visit.page().reload();

    assertThat(visit.answer()).containsText("Eight.");
    assertThat(visit.answer().getByTestId("branch")).hasText("2/3");
    visit.answer().getByTestId("later").click();
    assertThat(visit.answer()).containsText("Nine.");
  }

  @Test
  void earlyQuestionIsPutInOtherWordsAndWhatFollowedItIsKept(Desk desk) {
    String id = desk.api().conversation("One?", "Uno.", "Two?", "Due.", "Three?", "Tre.");
    Visit visit = desk.open("/c/" + id);
    assertThat(visit.answer()).containsText("Tre.");
    desk.model().answers("Zwei.");
    Locator second = visit.messages("user").nth(1);
    second.hover();
    second.getByTestId("edit").click();
    second.locator("textarea").fill("Zwei?");
    visit.press("Enter");

    assertThat(visit.answer()).containsText("Zwei.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("user")).hasCount(2);
    assertThat(visit.question().getByTestId("branch")).hasText("2/2");
    assertThat(desk.model().lastMessages())
        .endsWith("user: One?", "assistant: Uno.", "user: Zwei?");

    visit.question().getByTestId("earlier").click();
    assertThat(visit.answer()).containsText("Tre.");
    assertThat(visit.messages("user")).hasCount(3);
    assertThat(visit.messages("user").nth(1).getByTestId("branch")).hasText("1/2");
    visit.page().reload();
    assertThat(visit.messages("user")).hasCount(3);
    assertThat(visit.messages("user").nth(1).getByTestId("branch")).hasText("1/2");
  }

  @Test
  void arrowKeysWalkAndTheFocusStays(Desk desk) {
    Visit visit = regenerated(desk);
    visit.answer().getByTestId("earlier").focus();
    visit.press("ArrowLeft");
    assertThat(visit.answer()).containsText("Eight.");
    visit.press("ArrowLeft");
    assertThat(visit.answer()).containsText("Seven.");
    visit.press("ArrowLeft");
    visit.press("ArrowRight");
    assertThat(visit.answer()).containsText("Eight.");
    assertThat(visit.answer().getByTestId("earlier")).isFocused();
    assertThat(visit.answer().getByLabel("Version 2 of 3")).isVisible();
  }

  @Test
  void linkToAnItemTakesItsVersionUp(Desk desk) {
    Visit visit = regenerated(desk);
    visit.go("/c/" + visit.conversation() + "#item_000000000002");
    visit.page().reload();
    assertThat(visit.answer()).containsText("Seven.");
    assertThat(visit.answer().getByTestId("branch")).hasText("1/3");
  }

  @Test
  void walkFitsAPhone(Desk desk) {
    String id = desk.api().conversation("A number?", "Seven.");
    Visit visit = desk.open("/c/" + id, View.phone());
    desk.model().answers("Eight.");
    visit.answer().getByTestId("regenerate").tap();
    assertThat(visit.answer().getByTestId("branch")).hasText("2/2");
    visit.awaitAnswer("done");
    assertThat(visit.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    visit.answer().getByTestId("earlier").tap();
    assertThat(visit.answer()).containsText("Seven.");
  }

  @Test
  void walkThatFailsSaysSoAndChangesNothing(Desk desk) {
    Visit visit = regenerated(desk).requestsMayFail();
    visit
        .page()
        .route(
            "**/branch",
            route -> route.fulfill(new Route.FulfillOptions().setStatus(409).setBody(BUSY)));
    visit.answer().getByTestId("earlier").click();
    assertThat(visit.get("toast")).containsText("busy");
    assertThat(visit.answer()).containsText("Nine.");
    assertThat(visit.messages("user")).hasCount(1);
  }

  /** A question with three answers, the last of them in use. */
  private static Visit regenerated(Desk desk) {
    desk.model().answers("Seven.");
    Visit visit = desk.open("/").send("A number?").awaitAnswer("done");
    for (String answer : new String[] {"Eight.", "Nine."}) {
      desk.model().answers(answer);
      visit.answer().getByTestId("regenerate").click();
      assertThat(visit.answer()).containsText(answer);
      visit.awaitAnswer("done");
      assertThat(visit.answer().getByTestId("regenerate")).isVisible();
    }
    assertThat(visit.messages("assistant")).hasCount(1);
    return visit;
  }
}
