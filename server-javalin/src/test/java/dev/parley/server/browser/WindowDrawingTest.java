// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The panel of the window with a ledger of everything that one can tell. */
@ExtendWith(DeskExtension.class)
final class WindowDrawingTest {
  private static final String LEDGER = read("ledger.json");

  private static Visit opened(Desk desk, View view, String ledger) {
    String id = desk.api().conversation("Tea?", "Green.");
    Visit visit = desk.open("about:blank", view);
    visit
        .page()
        .route(
            "**/context?*",
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("application/json").setBody(ledger)));
    visit.go("/c/" + id);
    assertThat(visit.answer()).isVisible();
    visit.get("window-open").click();
    assertThat(visit.get("stretch").first()).isVisible();
    return visit;
  }

  @Test
  void everyFateIsNamedAndCounted(Desk desk) {
    Visit visit = opened(desk, View.desk(), LEDGER);
    assertThat(visit.get("fate"))
        .hasText(
            new String[] {"Kept 24", "Shortened 1", "Summarized 48", "Recalled 3", "Dropped 9"});
    visit.page().locator(".stretch[data-fate=recalled]").last().hover();
    assertThat(visit.get("fate-why")).containsText("Message 40 recalled · similarity");
    assertThat(visit.page().locator("chat-message[data-fate=summarized]")).hasCount(1);
    assertThat(visit.page().locator("chat-message[data-fate=kept]")).hasCount(1);
  }

  @Test
  void promptThatTheProviderCutIsToldOf(Desk desk) {
    String cut = "\"cut_upstream\": {\"sent\": 5310, \"read\": 2048}, \"entries\"";
    Visit visit = opened(desk, View.desk().still(), LEDGER.replace("\"entries\"", cut));
    assertThat(visit.get("window-cut")).containsText("read 2,048 of 5,310 tokens");
    assertThat(visit.get("window-cut")).containsText("context_tokens");
    assertThat(Axe.findings(visit.page())).isEmpty();
  }

  @Test
  void everySectionHasItsShareAndItsLineInTheOrderOfThePrompt(Desk desk) {
    Visit visit = opened(desk, View.desk(), LEDGER);
    assertThat(visit.get("section"))
        .hasText(
            new String[] {
              "System 180", "Character 420", "Summary 610", "Recent 2,240", "Knowledge 980",
              "Recalled 540", "New 260", "Template 80", "Reserved 512", "Free 2,370"
            });
    assertThat(visit.get("window-sum")).containsText("about 5,310 of 8,192 tokens");
  }

  @Test
  void fatesDifferInMoreThanColour(Desk desk) {
    Visit visit = opened(desk, View.desk(), LEDGER);
    Object patterns =
        visit
            .page()
            .locator(".fates-key i")
            .evaluateAll("all => all.map(each => getComputedStyle(each).backgroundImage)");
    assertThat((List<?>) patterns).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void unknownWindowIsSaidToBe(Desk desk) {
    Visit visit = opened(desk, View.desk(), LEDGER.replace("8192", "null"));
    assertThat(visit.get("window-unknown")).containsText("context_tokens");
    assertThat(visit.get("window-sum")).containsText("about 5,310 tokens");
    assertThat(visit.page().locator("[data-section=free]")).hasCount(0);
  }

  @ParameterizedTest
  @EnumSource
  void panelFitsAndHasNoSeriousFinding(AccessibilityTest.Light light, Desk desk) {
    Visit visit = opened(desk, light.view(), LEDGER);
    assertThat(visit.get("composer")).isInViewport();
    assertThat(visit.get("fate-why")).isInViewport();
    assertThat(visit.evaluate("document.documentElement.scrollWidth"))
        .isEqualTo(light.view().width());
    assertThat(visit.get("window-panel").evaluate("box => box.scrollWidth - box.clientWidth"))
        .isEqualTo(0);
    assertThat(Axe.findings(visit.page())).isEmpty();
  }

  @Test
  void conversationOfManyStretchesFitsAPhone(Desk desk) {
    StringBuilder entries = new StringBuilder("\"entries\": [");
    for (int at = 0; at < 200; at++) {
      entries.append(
          "%s{\"seq\": %d, \"count\": 7, \"tokens\": 9, \"fate\": \"%s\", \"why\": \"so\"}"
              .formatted(at == 0 ? "" : ",", 1 + 7 * at, at % 2 == 0 ? "kept" : "recalled"));
    }
    String ledger = LEDGER.substring(0, LEDGER.indexOf("\"entries\"")) + entries + "]}}";
    Visit visit = opened(desk, View.phone(), ledger);
    assertThat(visit.get("stretch")).hasCount(200);
    assertThat(visit.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    Object narrowest =
        visit.get("stretch").evaluateAll("all => Math.min(...all.map(each => each.offsetWidth))");
    assertThat(((Number) narrowest).intValue()).isGreaterThanOrEqualTo(8);
  }

  private static String read(String name) {
    try (InputStream in = WindowDrawingTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no " + name + " beside this class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
