// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drafts, names, code and copies: what one notices only when it is wrong. */
@ExtendWith(DeskExtension.class)
final class SmallThingsTest {
  @Test
  void draftOfTheFirstTurnStaysWithItsConversation(Desk desk) {
    Telling told = desk.model().tells();
    Visit visit = desk.open("/").send("One?");
    assertThat(visit.get("stop")).isVisible();
    visit.get("composer").fill("And two");
    told.say("1.").end();
    visit.awaitAnswer("done");

    visit.get("new-chat").click();
    assertThat(visit.get("empty-state")).isVisible();
    assertThat(visit.get("composer")).hasValue("");
    visit.page().goBack();
    assertThat(visit.get("composer")).hasValue("And two");
  }

  @Test
  void nameIsNotTakenWhileAWordIsBeingComposed(Desk desk) {
    String id = desk.api().conversation("Tea?", "Green.");
    Visit visit = desk.open("/");
    visit.row(id).hover();
    visit.row(id).getByTestId("rename").click();
    Locator field = visit.get("rename-input");
    field.evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown',"
            + " {key: 'Enter', isComposing: true, bubbles: true}))");
    visit.evaluate("new Promise(requestAnimationFrame)");
    assertThat(field).isVisible();
    visit.press("Enter");
    assertThat(field).hasCount(0);
  }

  @Test
  void codeIsColouredWhenItsBlockIsWhole(Desk desk) {
    Telling told = desk.model().tells();
    Visit visit = desk.open("/").send("Code?");
    Locator codes = visit.answer().locator("pre code");

    told.say("```java\nclass A {}\n```\n\nWords.\n\n```java\nclass B {");
    assertThat(codes.first().locator("span").first()).isVisible();
    assertThat(codes.last()).containsText("class B {");
    assertThat(codes.last().locator("span")).hasCount(0);
    told.say("}\n```\n\nThe end.");
    assertThat(codes.last().locator("span").first()).isVisible();
    told.end();
    visit.awaitAnswer("done");
    assertThat(codes.last().locator("span").first()).isVisible();
  }

  @Test
  void secondCopyIsSaidAsLongAsTheFirst(Desk desk) {
    String id = desk.api().conversation("Tea?", "Green.");
    Visit visit = desk.open("about:blank");
    visit.page().clock().install();
    visit.go("/c/" + id);
    Locator copy = visit.answer().getByTestId("copy");
    copy.click();
    assertThat(copy).hasAttribute("aria-label", "Copied");
    visit.page().clock().runFor(1_000);
    copy.click();
    visit.page().clock().runFor(1_000);
    assertThat(copy).hasAttribute("aria-label", "Copied");
    visit.page().clock().runFor(1_000);
    assertThat(copy).hasAttribute("aria-label", "Copy");
  }
}
