// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page as it is on first use: with the model of this machine. */
final class LocalModelTest {
  /** Within the page: a small model may be done before anybody outside has seen its first words. */
  private static final String STOP_AT_FIRST_WORDS =
      """
      () => new Promise((done) => {
        const look = () => {
          const answers = document.querySelectorAll("[data-testid=message][data-role=assistant]");
          const said = answers[1]?.querySelector("markdown-text")?.textContent;
          const stop = document.querySelector("[data-testid=stop]");
          if (said && stop) {
            stop.click();
            done();
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      })
      """;

  @RegisterExtension final DeskExtension desks = new DeskExtension(Desk::withLocalModel);

  @Test
  void realModelAnswersIsStoppedAndGoesOn(Desk desk) throws Exception {
    Visit visit = desk.open("/");
    desk.awaitReady();
    assertThat(visit.get("banner")).isHidden();
    visit.send("Say hello in one short sentence.").awaitAnswer("done");
    assertThat(visit.answer().locator("markdown-text")).not().isEmpty();
    assertThat(visit.answer().getByTestId("answer-stats")).containsText("tokens");
    assertThat(visit.get("window-bar")).hasAttribute("aria-valuemax", "2048");

    visit.send("Tell a very long story about a ship, with every storm that it met.");
    Object unused = visit.page().evaluate(STOP_AT_FIRST_WORDS);
    visit.awaitAnswer("incomplete");

    visit.send("Thank you.").awaitAnswer("done");
    assertThat(desk.api().items(visit.conversation())).hasSize(6);
    visit.page().reload();
    assertThat(visit.messages("assistant")).hasCount(3);
    assertThat(visit.question()).containsText("Thank you.");
  }
}
