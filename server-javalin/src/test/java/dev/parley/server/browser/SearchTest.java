// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finding again what was said. */
@ExtendWith(DeskExtension.class)
final class SearchTest {
  @Test
  void wordsAreFoundShownAndOpened(Desk desk) {
    String tea = desk.api().conversation("What do I drink?", "Darjeeling, of course.");
    desk.api().conversation("What do I eat?", "Bread.");
    Visit visit = desk.open("/");

    visit.get("search").fill("darjeeling");

    assertThat(visit.get("search-result")).hasCount(1);
    assertThat(visit.get("search-result").locator("mark")).hasText("Darjeeling");
    visit.get("search-result").click();
    assertThat(visit.answer()).containsText("Darjeeling, of course.");
    assertThat(visit.conversation()).isEqualTo(tea);
  }

  @Test
  void nothingFoundIsSaid(Desk desk) {
    desk.api().conversation("What do I drink?", "Tea.");
    Visit visit = desk.open("/");
    visit.get("search").fill("zeppelin");
    assertThat(visit.page().getByText("Nothing was found")).isVisible();
    assertThat(visit.get("search-result")).hasCount(0);
  }

  @Test
  void emptySearchShowsTheListAgain(Desk desk) {
    desk.api().conversation("What do I drink?", "Tea.");
    Visit visit = desk.open("/");
    visit.get("search").fill("tea");
    assertThat(visit.get("search-result")).hasCount(1);
    visit.get("search").fill("");
    assertThat(visit.get("conversation-row")).hasCount(1);
  }
}
