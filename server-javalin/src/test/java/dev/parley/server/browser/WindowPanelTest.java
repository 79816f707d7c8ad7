// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import dev.parley.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the model sees, drawn beside the conversation. */
@ExtendWith(DeskExtension.class)
final class WindowPanelTest {
  private static final String KEY = "Alt+W";

  /** One of more than goes into the scripted models' window. */
  private static String conversation(Desk desk) {
    String[] texts =
        IntStream.rangeClosed(1, 60)
            .mapToObj(number -> "Line number " + number + ". " + "word ".repeat(150))
            .toArray(String[]::new);
    return desk.api().conversation(texts);
  }

  private static Visit opened(Desk desk, String conversation, View view) {
    Visit visit = desk.open("/c/" + conversation, view);
    assertThat(visit.answer()).isVisible();
    visit.press(KEY);
    assertThat(visit.get("stretch").first()).isVisible();
    return visit;
  }

  private static List<String> stretches(List<JsonObject> entries) {
    return entries.stream()
        .map(
            entry ->
                number(entry, "seq")
                    + " "
                    + number(entry, "count")
                    + " "
                    + entry.requiredString("fate")
                    + " "
                    + number(entry, "tokens"))
        .toList();
  }

  private static List<?> drawn(Visit visit) {
    return (List<?>)
        visit
            .get("stretch")
            .evaluateAll(
                "all => all.map(({dataset: d}) => `${d.seq} ${d.count} ${d.fate} ${d.tokens}`)");
  }

  @Test
  void stretchesAndSectionsHaveTheNumbersOfTheLedger(Desk desk) {
    String id = conversation(desk);
    JsonObject ledger = desk.api().ledger(id, "");
    Visit visit = opened(desk, id, View.desk());

    List<JsonObject> entries = ledger.objects("entries");
    assertThat(entries)
        .extracting(entry -> entry.requiredString("fate"))
        .contains("dropped", "kept");
    assertThat(drawn(visit)).isEqualTo(stretches(entries));
    for (JsonObject section : ledger.objects("sections")) {
      if (number(section, "tokens") > 0) {
        Locator line =
            visit.page().locator("[data-testid=section][data-section=" + name(section) + "] dd");
        assertThat(line).hasText("%,d".formatted(number(section, "tokens")));
      }
    }
    assertThat(visit.get("window-sum"))
        .containsText("%,d of 4,096 tokens".formatted(number(ledger, "used")));
  }

  private static long number(JsonObject object, String name) {
    return object.integer(name).orElseThrow();
  }

  private static String name(JsonObject section) {
    return section.requiredString("name");
  }

  @Test
  void barIsToScale(Desk desk) {
    Visit visit = opened(desk, conversation(desk), View.desk().still());
    JsonObject ledger = desk.api().ledger(visit.conversation(), "");
    long recent =
        ledger.objects("sections").stream()
            .filter(section -> name(section).equals("recent"))
            .mapToLong(section -> number(section, "tokens"))
            .sum();
    double whole = visit.get("sections").boundingBox().width;
    double part =
        visit.get("sections").locator("[data-section=recent]").boundingBox().width / whole;
    assertThat(part).isCloseTo(recent / (double) Desk.WINDOW, within(0.02));
  }

  @Test
  void pointingAtAStretchAndFocusingOneTellWhy(Desk desk) {
    Visit visit = opened(desk, conversation(desk), View.desk());
    Locator why = visit.get("fate-why");
    Locator dropped = visit.page().locator(".stretch[data-fate=dropped]").first();
    dropped.hover();
    assertThat(why).containsText("Messages 1 to ");
    assertThat(why).containsText("dropped · 0 tokens · older than what fits the window");

    visit.get("stretch").last().focus();
    visit.get("composer").hover();
    assertThat(why).containsText("new in this turn");
    assertThat(visit.get("stretch").last())
        .hasAttribute("aria-label", Pattern.compile("Message 61: kept, \\d+ tokens?, new in .*"));
  }

  @Test
  void messagesCarryTheirFateWhileThePanelIsOpen(Desk desk) {
    String id = conversation(desk);
    Visit visit = opened(desk, id, View.desk());
    long kept =
        desk.api().ledger(id, "").objects("entries").stream()
            .filter(entry -> entry.requiredString("fate").equals("kept"))
            .mapToLong(entry -> number(entry, "count"))
            .sum();
    assertThat(visit.answer()).hasAttribute("data-fate", "kept");
    assertThat(visit.page().locator("chat-message[data-fate=kept]")).hasCount((int) kept - 1);
    assertThat(visit.page().locator("chat-message[data-fate=dropped]").first()).isAttached();
    visit.press(KEY);
    assertThat(visit.page().locator("chat-message[data-fate]")).hasCount(0);
  }

  @Test
  void keyboardOpensWalksAndCloses(Desk desk) {
    Visit visit = opened(desk, conversation(desk), View.desk());
    Locator stretches = visit.get("stretch");
    stretches.first().focus();
    visit.press("End");
    assertThat(stretches.last()).isFocused();
    visit.press("ArrowLeft");
    assertThat(stretches.nth(stretches.count() - 2)).isFocused();
    visit.press("Home");
    assertThat(stretches.first()).isFocused();

    visit.press("Escape");

    assertThat(visit.get("window-panel")).hasCount(0);
    assertThat(visit.get("window-open")).isFocused();
    assertThat(visit.get("window-open")).hasAttribute("aria-expanded", "false");
    visit.press("Enter");
    assertThat(visit.get("window-panel")).isVisible();
    visit.page().reload();
    assertThat(visit.get("window-panel")).isVisible();
  }

  @Test
  void stretchShowsItsFirstMessage(Desk desk) {
    Visit visit = opened(desk, desk.api().conversation(texts()), View.desk());
    assertThat(visit.messages("user").first()).not().isInViewport();
    visit.get("stretch").first().click();
    assertThat(visit.messages("user").first()).isInViewport();
  }

  private static String[] texts() {
    return IntStream.rangeClosed(1, 20).mapToObj(n -> "A line " + n).toArray(String[]::new);
  }

  @Test
  void whatIsTypedIsCounted(Desk desk) {
    Visit visit = opened(desk, desk.api().conversation("Tea?", "Green."), View.desk());
    String text = "word ".repeat(100);
    visit.get("composer").fill(text);
    long whole = number(desk.api().ledger(visit.conversation(), text.strip()), "used");
    assertThat(visit.get("window-sum")).containsText(whole + " of 4,096");
  }

  @Test
  void lastAnswersWindowIsShownBesideTheNextOne(Desk desk) {
    Visit visit = opened(desk, desk.api().conversation("Tea?", "Green."), View.desk());
    assertThat(visit.get("window-answer")).hasCount(0);
    visit.send("And after lunch?").awaitAnswer("done");
    assertThat(visit.get("stretch").last()).hasAttribute("data-seq", "5");
    visit.get("window-answer").click();
    assertThat(visit.get("window-answer")).hasAttribute("aria-pressed", "true");
    assertThat(visit.get("stretch").last()).hasAttribute("data-seq", "3");
    visit.get("window-now").click();
    assertThat(visit.get("stretch").last()).hasAttribute("data-seq", "5");
  }

  @Test
  void newConversationSaysWhatWillBeShown(Desk desk) {
    Visit visit = desk.open("/");
    visit.press(KEY);
    assertThat(visit.get("window-empty")).containsText("Nothing has been said yet");
    assertThat(visit.get("window-sum")).containsText("0 of 4,096 tokens");
    visit.send("Tea?").awaitAnswer("done");
    assertThat(visit.get("stretch").first()).isVisible();
    assertThat(visit.get("window-empty")).hasCount(0);
  }

  @Test
  void failureSaysWhatToDoAndIsTriedAgain(Desk desk) {
    String id = desk.api().conversation("Tea?", "Green.");
    Visit visit = opened(desk, id, View.desk()).requestsMayFail();
    visit.get("composer").fill("word ".repeat(4100));
    assertThat(visit.get("window-panel").locator(".note")).containsText("too long to be counted");
    visit.get("composer").fill("Tea?");
    assertThat(visit.get("window-panel").locator(".note")).hasCount(0);
    assertThat(visit.get("stretch").first()).isVisible();
  }
}
