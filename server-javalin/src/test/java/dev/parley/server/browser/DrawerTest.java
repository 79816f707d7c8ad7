// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one chooses for a conversation reaches the provider. */
@ExtendWith(DeskExtension.class)
final class DrawerTest {
  @Test
  void modelThatWasChosenAnswers(Desk desk) {
    Visit visit = desk.open("/");
    visit.get("model-select").selectOption("careful");
    visit.send("Hello?").awaitAnswer("done");

    JsonObject asked = desk.model().asked().getLast();
    assertThat(asked.requiredString("model")).isEqualTo("careful");
    assertThat(asked.number("temperature").orElseThrow()).isEqualByComparingTo("0.2");
    assertThat(desk.model().lastMessages()).containsExactly("system: Be careful.", "user: Hello?");
    visit.page().reload();
    assertThat(visit.get("model-select")).hasValue("careful");
  }

  @Test
  void defaultsOfTheModelAreShown(Desk desk) {
    Visit visit = desk.open("/");
    visit.get("model-select").selectOption("careful");
    visit.get("settings-open").click();
    assertThat(visit.get("param-temperature")).hasAttribute("placeholder", "0.2");
    assertThat(visit.get("system-message")).hasAttribute("placeholder", "Be careful.");
    assertThat(visit.get("settings")).containsText("4,096");
  }

  @Test
  void parametersReachTheProviderAndStay(Desk desk) {
    Visit visit = desk.open("/");
    visit.get("settings-open").click();
    visit.get("param-temperature").fill("0.7");
    visit.get("param-top_p").fill("0.9");
    visit.get("param-max_tokens").fill("100");
    visit.get("param-seed").fill("7");
    visit.get("param-stop").fill("END\nSTOP");
    visit.get("settings-save").click();
    assertThat(visit.get("settings")).isHidden();
    visit.send("Hello?").awaitAnswer("done");

    JsonObject asked = desk.model().asked().getLast();
    assertThat(asked.number("temperature").orElseThrow()).isEqualByComparingTo("0.7");
    assertThat(asked.number("top_p").orElseThrow()).isEqualByComparingTo("0.9");
    assertThat(asked.integer("seed")).hasValue(7);
    assertThat(asked.array("stop")).hasSize(2);
    assertThat(longest(asked)).isEqualTo(100);

    String id = visit.conversation();
    Await.until("they are kept", () -> desk.api().metadata(id).has("parameters"));
    visit.page().reload();
    visit.get("settings-open").click();
    assertThat(visit.get("param-temperature")).hasValue("0.7");
    assertThat(visit.get("param-stop")).hasValue("END\nSTOP");
  }

  private static long longest(JsonObject asked) {
    return asked
        .integer("max_completion_tokens")
        .orElseGet(() -> asked.integer("max_tokens").orElseThrow());
  }

  @Test
  void systemMessageOfANewConversationReachesTheProvider(Desk desk) {
    Visit visit = desk.open("/");
    visit.get("settings-open").click();
    visit.get("system-message").fill("Speak like a sailor.");
    visit.get("settings-save").click();
    visit.send("Hello?").awaitAnswer("done");
    assertThat(desk.model().lastMessages())
        .containsExactly("system: Speak like a sailor.", "user: Hello?");
    visit.send("And now?").awaitAnswer("done");
    assertThat(desk.model().lastMessages()).startsWith("system: Speak like a sailor.");
  }

  @Test
  void systemMessageIsChangedInTheMiddleOfAConversation(Desk desk) {
    Visit visit = desk.open("/c/" + desk.api().conversation("One?", "1."));
    changeSystemMessage(visit, "Speak like a sailor.");
    changeSystemMessage(visit, "Speak like a king.");
    visit.send("Two?").awaitAnswer("done");
    assertThat(desk.model().lastMessages())
        .contains("system: Speak like a king.", "user: Two?")
        .doesNotContain("system: Speak like a sailor.");
  }

  private static void changeSystemMessage(Visit visit, String text) {
    assertThat(visit.answer()).isVisible();
    visit.get("settings-open").click();
    assertThat(visit.get("system-message")).isEnabled();
    visit.get("system-message").fill(text);
    visit.get("settings-save").click();
    assertThat(visit.get("settings")).isHidden();
  }

  @Test
  void barShowsHowFullTheWindowIs(Desk desk) {
    Visit visit = desk.open("/");
    assertThat(visit.get("window-bar")).hasAttribute("role", "meter");
    visit.send("Hello?").awaitAnswer("done");
    assertThat(visit.get("window-bar")).hasAttribute("aria-valuemax", "" + Desk.WINDOW);
    int first = value(visit);
    assertThat(first).isPositive();
    visit.send("tea ".repeat(200)).awaitAnswer("done");
    Await.until("it grew", () -> value(visit) > first + 100);
    visit.page().reload();
    Await.until("it is known again", () -> value(visit) > first + 100);
  }

  private static int value(Visit visit) {
    return Integer.parseInt(visit.get("window-bar").getAttribute("aria-valuenow"));
  }
}
