// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The last turn, had again: another answer, another question, another try. */
@ExtendWith(DeskExtension.class)
final class LastTurnTest {
  @Test
  void answerIsGivenAnew(Desk desk) {
    desk.model().answers("Seven.");
    Visit visit = desk.open("/").send("A number?").awaitAnswer("done");
    desk.model().answers("Eight.");

    visit.answer().getByTestId("regenerate").click();

    assertThat(visit.answer()).containsText("Eight.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("user")).hasCount(1);
    assertThat(visit.messages("assistant")).hasCount(1);
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: A number?", "completed assistant: Eight.");
    assertThat(desk.model().lastMessages().toString()).doesNotContain("Seven.");
  }

  @Test
  void lastQuestionIsPutInOtherWords(Desk desk) {
    desk.model().answers("Seven.");
    Visit visit = desk.open("/").send("A number?").awaitAnswer("done");
    desk.model().answers("Blue.");

    visit.question().hover();
    visit.question().getByTestId("edit").click();
    visit.question().locator("textarea").fill("A colour?");
    visit.press("Enter");

    assertThat(visit.answer()).containsText("Blue.");
    visit.awaitAnswer("done");
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: A colour?", "completed assistant: Blue.");
    visit.page().reload();
    assertThat(visit.question()).containsText("A colour?");
    assertThat(visit.messages("user")).hasCount(1);
  }

  @Test
  void earlierTurnsStayWhenTheLastIsHadAgain(Desk desk) {
    String id = desk.api().conversation("One?", "1.", "Two?", "2.");
    desk.model().answers("Zwei.");
    Visit visit = desk.open("/c/" + id);

    visit.answer().getByTestId("regenerate").click();

    assertThat(visit.answer()).containsText("Zwei.");
    visit.awaitAnswer("done");
    assertThat(desk.api().items(id))
        .containsExactly(
            "completed user: One?",
            "completed assistant: 1.",
            "completed user: Two?",
            "completed assistant: Zwei.");
  }

  @Test
  void answerThatWasStoppedIsAskedForAnew(Desk desk) {
    desk.model().stallsAfter("Half of");
    Visit visit = desk.open("/").send("All of it?");
    assertThat(visit.answer()).containsText("Half of");
    visit.get("stop").click();
    visit.awaitAnswer("incomplete");
    desk.model().awaitIdle();
    desk.model().answers("All of it.");

    visit.answer().getByTestId("regenerate").click();

    assertThat(visit.answer()).containsText("All of it.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("assistant")).hasCount(1);
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: All of it?", "completed assistant: All of it.");
  }

  @Test
  void answerThatWasCutGoesOnWhereItStopped(Desk desk) {
    desk.model().stallsAfter("Half of");
    Visit visit = desk.open("/").send("All of it?");
    assertThat(visit.answer()).containsText("Half of");
    visit.get("stop").click();
    visit.awaitAnswer("incomplete");
    desk.model().awaitIdle();
    desk.model().answers("it, and the rest.");

    visit.get("continue").click();

    assertThat(visit.answer()).containsText("it, and the rest.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("assistant").first()).containsText("Half of");
    assertThat(desk.model().lastMessages())
        .contains("user: All of it?", "assistant: Half of")
        .hasSize(4);
  }

  @Test
  void failureSaysWhatHappenedAndIsTriedAgain(Desk desk) {
    desk.model().fails();
    Visit visit = desk.open("/").requestsMayFail().send("Hello?");
    visit.awaitAnswer("failed");
    assertThat(visit.answer()).containsText("scripted");
    desk.model().answers("Hello.");

    visit.get("retry").click();

    assertThat(visit.answer()).containsText("Hello.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("user")).hasCount(1);
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: Hello?", "completed assistant: Hello.");
  }
}
