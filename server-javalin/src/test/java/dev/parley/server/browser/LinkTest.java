// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.parley.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The address of the page says what it shows. */
@ExtendWith(DeskExtension.class)
final class LinkTest {
  @Test
  void newChatGetsTheLinkOfItsConversation(Desk desk) {
    Visit visit = desk.open("/").send("Hello?").awaitAnswer("done");
    String id = visit.conversation();
    visit.page().reload();
    assertThat(visit.question()).containsText("Hello?");
    assertThat(visit.row(id)).isVisible();
  }

  @Test
  void backAndForwardGoFromConversationToConversation(Desk desk) {
    String tea = desk.api().conversation("Tea?", "Green.");
    String sky = desk.api().conversation("Sky?", "Blue.");
    Visit visit = desk.open("/c/" + tea);
    assertThat(visit.answer()).containsText("Green.");
    visit.row(sky).locator("a").click();
    assertThat(visit.answer()).containsText("Blue.");
    assertThat(visit.page()).hasURL(desk.host().address() + "/c/" + sky);
    visit.get("new-chat").click();
    assertThat(visit.get("empty-state")).isVisible();

    visit.page().goBack();
    assertThat(visit.answer()).containsText("Blue.");
    visit.page().goBack();
    assertThat(visit.answer()).containsText("Green.");
    visit.page().goForward();
    assertThat(visit.answer()).containsText("Blue.");
  }

  @Test
  void whatIsBeingWrittenIsKeptForEachConversation(Desk desk) {
    String id = desk.api().conversation("Tea?", "Green.");
    Visit visit = desk.open("/c/" + id);
    visit.get("composer").fill("And coff");
    visit.get("new-chat").click();
    assertThat(visit.get("composer")).hasValue("");
    visit.page().goBack();
    assertThat(visit.get("composer")).hasValue("And coff");
    visit.page().reload();
    assertThat(visit.get("composer")).hasValue("And coff");
  }

  @Test
  void conversationThatIsNotThereIsSaid(Desk desk) {
    Visit visit = desk.open("about:blank").requestsMayFail().go("/c/conv_gone");
    assertThat(visit.page().getByRole(AriaRole.MAIN)).containsText("conversation");
    assertThat(visit.messages("assistant")).hasCount(0);
    visit.get("new-chat").click();
    assertThat(visit.get("empty-state")).isVisible();
  }

  @Test
  void longConversationIsReadBackToItsBeginning(Desk desk) {
    String[] texts = new String[240];
    for (int turn = 0; turn < texts.length; turn++) {
      texts[turn] = "Text number " + turn + ".";
    }
    Visit visit = desk.open("/c/" + desk.api().conversation(texts));
    assertThat(visit.answer()).containsText("Text number 239.");
    Await.until(
        "the beginning is shown",
        () -> {
          visit.get("message").first().scrollIntoViewIfNeeded();
          return visit.messages("user").first().textContent().contains("Text number 0.");
        });
    assertThat(visit.get("message")).hasCount(240);
  }
}
