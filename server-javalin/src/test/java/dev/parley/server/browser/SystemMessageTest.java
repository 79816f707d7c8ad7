// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The system message of a conversation, taken back. */
@ExtendWith(DeskExtension.class)
final class SystemMessageTest {
  @Test
  void oneThatTheConversationBeganWithIsCleared(Desk desk) {
    Visit visit = desk.open("/");
    write(visit, "Speak like a sailor.");
    visit.send("Hello?").awaitAnswer("done");
    assertThat(desk.model().lastMessages()).contains("system: Speak like a sailor.");

    write(visit, "");

    visit.send("And now?").awaitAnswer("done");
    assertThat(desk.model().lastMessages()).doesNotContain("system: Speak like a sailor.");
    visit.get("settings-open").click();
    assertThat(visit.get("settings-save")).isEnabled();
    assertThat(visit.get("system-message")).hasValue("");
  }

  @Test
  void oneThatCanNotBeReadIsNotOverwritten(Desk desk) {
    String id = desk.api().conversation("One?", "1.");
    Visit visit = desk.open("/c/" + id).requestsMayFail();
    assertThat(visit.answer()).isVisible();
    visit
        .page()
        .route(
            "**/items?order=asc**",
            route -> route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("{}")));

    visit.get("settings-open").click();

    assertThat(visit.get("settings").getByRole(AriaRole.ALERT)).isVisible();
    assertThat(visit.get("settings-save")).isDisabled();
  }

  private static void write(Visit visit, String text) {
    visit.get("settings-open").click();
    assertThat(visit.get("settings-save")).isEnabled();
    visit.get("system-message").fill(text);
    visit.get("settings-save").click();
    assertThat(visit.get("settings")).isHidden();
  }
}
