// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that goes away and comes back under an open page. */
@ExtendWith(DeskExtension.class)
final class RestartTest {
  @Test
  void conversationGoesOnAfterARestartInTheMiddleOfAnAnswer(Desk desk) throws Exception {
    Visit visit = desk.open("/").send("One?").awaitAnswer("done");
    desk.model().stallsAfter("Half of");
    visit.send("All of it?");
    assertThat(visit.answer()).containsText("Half of");

    visit.requestsMayFail();
    desk.host().stop();
    assertThat(visit.get("banner")).isVisible();
    assertThat(visit.answer()).hasAttribute("data-state", "incomplete");
    assertThat(visit.answer()).containsText("Half of");

    desk.host().start();
    assertThat(visit.get("banner")).isHidden();
    desk.model().answers("All of it.");
    visit.send("Where were we?");
    assertThat(visit.answer()).containsText("All of it.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("user")).hasCount(3);
    assertThat(visit.messages("assistant").nth(1)).hasAttribute("data-state", "incomplete");
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly(
            "completed user: One?",
            "completed assistant: Hello.",
            "incomplete user: All of it?",
            "incomplete assistant: Half of",
            "completed user: Where were we?",
            "completed assistant: All of it.");
  }

  @Test
  void whatWasWrittenMeanwhileIsKept(Desk desk) throws Exception {
    Visit visit = desk.open("/").send("One?").awaitAnswer("done");
    visit.requestsMayFail();
    desk.host().stop();
    visit.send("Two?");
    assertThat(visit.get("banner")).isVisible();

    desk.host().start();
    visit.get("reconnect").click();
    assertThat(visit.get("banner")).isHidden();
    visit.get("retry").click();

    visit.awaitAnswer("done");
    assertThat(visit.messages("user")).hasCount(2);
    assertThat(visit.question()).containsText("Two?");
    assertThat(desk.api().items(visit.conversation())).hasSize(4);
  }
}
