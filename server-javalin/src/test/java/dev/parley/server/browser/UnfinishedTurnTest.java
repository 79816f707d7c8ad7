// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A turn that fails before it was asked, and is tried again. */
@ExtendWith(DeskExtension.class)
final class UnfinishedTurnTest {
  private static final String CHAT = "**/v1/chat/completions";
  private static final String FAILURE =
      "{\"error\":{\"message\":\"the disk is full\",\"type\":\"server_error\",\"code\":null}}";

  @Test
  void questionInOtherWordsTakesThePlaceOfTheFirst(Desk desk) {
    Visit visit = desk.open("/").requestsMayFail().send("A number?").awaitAnswer("done");
    refuse(visit);
    edit(visit, "A colour?");
    visit.awaitAnswer("failed");
    assertThat(visit.question()).containsText("A colour?");
    visit.page().unroute(CHAT);
    desk.model().answers("Blue.");

    visit.get("retry").click();

    assertThat(visit.answer()).containsText("Blue.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("user")).hasCount(1);
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: A colour?", "completed assistant: Blue.");
  }

  @Test
  void questionInOtherWordsIsPutInYetOtherWords(Desk desk) {
    Visit visit = desk.open("/").requestsMayFail().send("A number?").awaitAnswer("done");
    refuse(visit);
    edit(visit, "A colour?");
    visit.awaitAnswer("failed");
    visit.page().unroute(CHAT);
    desk.model().answers("Oak.");

    edit(visit, "A tree?");

    assertThat(visit.answer()).containsText("Oak.");
    visit.awaitAnswer("done");
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: A tree?", "completed assistant: Oak.");
  }

  @Test
  void halfOfACutAnswerIsNotLost(Desk desk) {
    desk.model().stallsAfter("Half of");
    Visit visit = desk.open("/").requestsMayFail().send("All of it?");
    assertThat(visit.answer()).containsText("Half of");
    visit.get("stop").click();
    visit.awaitAnswer("incomplete");
    desk.model().awaitIdle();
    refuse(visit);
    visit.get("continue").click();
    visit.awaitAnswer("failed");
    visit.page().unroute(CHAT);
    desk.model().answers("it, and the rest.");

    visit.get("retry").click();

    assertThat(visit.answer()).containsText("it, and the rest.");
    visit.awaitAnswer("done");
    assertThat(desk.model().lastMessages())
        .containsExactly(
            "system: You are a helpful assistant.",
            "user: All of it?",
            "assistant: Half of",
            "user: Please continue exactly where you stopped.");
  }

  @Test
  void stoppedBeforeItsFirstWordIsAskedAgain(Desk desk) {
    Visit visit = desk.open("/").requestsMayFail().send("A number?").awaitAnswer("done");
    desk.model().tells();
    edit(visit, "A colour?");
    visit.get("stop").click();
    visit.awaitAnswer("incomplete");
    desk.model().answers("Blue.");

    visit.answer().getByTestId("regenerate").click();

    assertThat(visit.answer()).containsText("Blue.");
    visit.awaitAnswer("done");
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: A colour?", "completed assistant: Blue.");
  }

  @Test
  void sameWordsAsBeforeDoNotTakeThePlaceOfWhatWasAnswered(Desk desk) throws Exception {
    Visit visit = desk.open("/").requestsMayFail().send("Another?").awaitAnswer("done");
    desk.host().stop();
    visit.send("Another?");
    visit.awaitAnswer("failed");
    desk.host().start();
    visit.get("reconnect").click();
    assertThat(visit.get("banner")).isHidden();

    visit.get("retry").click();

    visit.awaitAnswer("done");
    assertThat(desk.api().items(visit.conversation())).hasSize(4);
  }

  private static void refuse(Visit visit) {
    visit
        .page()
        .route(
            CHAT,
            route -> route.fulfill(new Route.FulfillOptions().setStatus(500).setBody(FAILURE)));
  }

  private static void edit(Visit visit, String text) {
    visit.question().hover();
    visit.question().getByTestId("edit").click();
    visit.question().locator("textarea").fill(text);
    visit.press("Enter");
  }
}
