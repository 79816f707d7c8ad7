// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page without a mouse. */
@ExtendWith(DeskExtension.class)
final class KeyboardTest {
  @Test
  void messageIsWrittenSentAndStopped(Desk desk) {
    desk.model().stallsAfter("Half of");
    Visit visit = desk.open("/");
    assertThat(visit.get("composer")).isFocused();
    visit.page().keyboard().type("One line");
    visit.press("Shift+Enter");
    visit.page().keyboard().type("and another");
    visit.press("Enter");
    assertThat(visit.answer()).containsText("Half of");
    assertThat(visit.question()).containsText("and another");

    visit.press("Escape");

    visit.awaitAnswer("incomplete");
    desk.model().awaitIdle();
    assertThat(visit.get("composer")).isFocused();
  }

  @Test
  void newChatIsBegun(Desk desk) {
    Visit visit = desk.open("/c/" + desk.api().conversation("Tea?", "Green."));
    assertThat(visit.answer()).containsText("Green.");
    visit.press("Control+Shift+O");
    assertThat(visit.get("empty-state")).isVisible();
    assertThat(visit.get("composer")).isFocused();
  }

  @Test
  void shortcutsAreListedAndLeftAgain(Desk desk) {
    Visit visit = desk.open("/");
    visit.get("composer").evaluate("field => field.blur()");
    visit.press("?");
    assertThat(visit.get("shortcuts")).isVisible();
    visit.press("Escape");
    assertThat(visit.get("shortcuts")).isHidden();
    visit.press("/");
    assertThat(visit.get("composer")).isFocused();
    assertThat(visit.get("composer")).hasValue("");
  }

  @Test
  void conversationIsSearchedAndOpened(Desk desk) {
    desk.api().conversation("What do I drink?", "Darjeeling.");
    Visit visit = desk.open("/");
    assertThat(visit.get("conversation-row")).hasCount(1);
    visit.press("Control+K");
    assertThat(visit.get("search")).isFocused();
    visit.page().keyboard().type("darjeeling");
    assertThat(visit.get("search-result")).hasCount(1);
    visit.press("Tab");
    assertThat(visit.get("search-result")).isFocused();
    visit.press("Enter");
    assertThat(visit.answer()).containsText("Darjeeling.");
  }

  @Test
  void listIsWalkedThroughByArrows(Desk desk) {
    String first = desk.api().conversation("First?", "One.");
    desk.api().conversation("Second?", "2.");
    String third = desk.api().conversation("Third?", "3.");
    Visit visit = desk.open("/");
    assertThat(visit.get("conversation-row")).hasCount(3);
    Locator newest = visit.row(third).locator("a");
    newest.focus();
    visit.press("ArrowDown");
    visit.press("ArrowDown");
    assertThat(visit.row(first).locator("a")).isFocused();
    visit.press("Enter");
    assertThat(visit.answer()).containsText("One.");
  }

  @Test
  void everythingIsReachedByTheTabKey(Desk desk) {
    Visit visit = desk.open("/c/" + desk.api().conversation("Tea?", "Green."));
    assertThat(visit.answer()).containsText("Green.");
    var reached = new LinkedHashSet<String>();
    for (int stop = 0; stop < 40; stop++) {
      visit.press("Tab");
      reached.add(String.valueOf(visit.evaluate("document.activeElement?.dataset?.testid ?? ''")));
    }
    assertThat(reached)
        .contains(
            "new-chat",
            "search",
            "rename",
            "delete",
            "theme-toggle",
            "model-select",
            "settings-open",
            "copy",
            "edit",
            "regenerate",
            "composer");
  }
}
