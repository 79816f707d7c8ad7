// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call of another program's tool, which models know by another name than people do. */
final class ToolConfirmationTest {
  @RegisterExtension static final DeskExtension DESK = new DeskExtension(Desk::withTool);

  @Test
  void cardIsThereAgainAfterAReload(Desk desk) {
    desk.model()
        .answersInTurn(
            new Telling().call(0, "parrot__say__again", "{\"text\":\"hello\"}").endWithCalls(),
            Telling.of("It said so."));
    Visit visit = desk.open("/").send("Say hello?").awaitAnswer("done");
    assertThat(visit.get("confirmation")).isVisible();

    visit.page().reload();

    assertThat(visit.get("confirmation")).containsText("hello");
    visit.get("approve").click();
    assertThat(visit.answer()).containsText("It said so.");
    visit.awaitAnswer("done");
    assertThat(visit.answer().getByTestId("function-call")).hasAttribute("data-state", "ok");
  }
}
