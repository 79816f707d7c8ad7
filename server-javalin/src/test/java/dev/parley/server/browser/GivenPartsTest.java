// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures and files that a question came with. */
@ExtendWith(DeskExtension.class)
final class GivenPartsTest {
  private static final String PICTURE =
      "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
  private static final String FILE = "data:text/plain;base64,dGVh";

  private static final String GIVE =
      """
      async id => {
        const parts = [
          { type: "input_text", text: "What is this?" },
          { type: "input_image", image_url: "%s", detail: "low" },
          { type: "input_file", filename: "tea.txt", file_data: "%s" },
        ];
        const say = (role, content) => ({ type: "message", role, content });
        await fetch("/v1/conversations/" + id + "/items", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ items: [say("user", parts), say("assistant", "Tea.")] }),
        });
      }
      """
          .formatted(PICTURE, FILE);

  private static final String STORED =
      "async id => (await fetch('/v1/conversations/' + id + '/items?order=asc')).text()";

  @Test
  void stayWhenAnotherAnswerIsAskedFor(Desk desk) {
    String id = desk.api().conversation();
    Visit visit = given(desk, id);
    desk.model().answers("Coffee.");

    visit.answer().getByTestId("regenerate").click();

    assertThat(visit.answer()).containsText("Coffee.");
    visit.awaitAnswer("done");
    assertThat(visit.question().locator("img")).hasCount(1);
    assertGiven(desk.model().asked().getLast());
    assertThat(stored(visit, id)).contains(PICTURE, FILE, "Coffee.").doesNotContain("Tea.\"");
  }

  @Test
  void stayWhenACutAnswerGoesOn(Desk desk) {
    String id = desk.api().conversation();
    Visit visit = given(desk, id);
    desk.model().stallsAfter("Half of");
    visit.answer().getByTestId("regenerate").click();
    assertThat(visit.answer()).containsText("Half of");
    visit.get("stop").click();
    visit.awaitAnswer("incomplete");
    desk.model().awaitIdle();
    desk.model().answers("it, and the rest.");

    visit.get("continue").click();

    assertThat(visit.answer()).containsText("it, and the rest.");
    visit.awaitAnswer("done");
    assertGiven(desk.model().asked().getLast());
    assertThat(stored(visit, id)).contains(PICTURE, FILE, "Half of");
  }

  @Test
  void questionThatHasThemIsNotPutInOtherWords(Desk desk) {
    Visit visit = given(desk, desk.api().conversation());
    visit.question().hover();
    assertThat(visit.question().getByTestId("copy")).isVisible();
    assertThat(visit.question().getByTestId("edit")).hasCount(0);
  }

  private static Visit given(Desk desk, String id) {
    Visit visit = desk.open("/");
    visit.page().evaluate(GIVE, id);
    visit.go("/c/" + id);
    assertThat(visit.answer()).containsText("Tea.");
    return visit;
  }

  private static String stored(Visit visit, String id) {
    return String.valueOf(visit.page().evaluate(STORED, id));
  }

  private static void assertGiven(JsonObject asked) {
    JsonObject question =
        asked.objects("messages").stream()
            .filter(said -> said.requiredString("role").equals("user"))
            .findFirst()
            .orElseThrow();
    assertThat(question.objects("content"))
        .extracting(part -> part.requiredString("type"))
        .containsExactly("text", "image_url", "file");
    JsonObject picture = question.objects("content").get(1).object("image_url").orElseThrow();
    assertThat(picture.requiredString("url")).isEqualTo(PICTURE);
    assertThat(picture.requiredString("detail")).isEqualTo("low");
    JsonObject file = question.objects("content").get(2).object("file").orElseThrow();
    assertThat(file.requiredString("file_data")).isEqualTo(FILE);
    assertThat(file.requiredString("filename")).isEqualTo("tea.txt");
  }
}
