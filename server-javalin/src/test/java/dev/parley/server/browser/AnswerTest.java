// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An answer while it is given: how it grows, what it may not do, and how it is stopped. */
@ExtendWith(DeskExtension.class)
final class AnswerTest {
  private static final String TABLE =
      """

      | drink | warm |
      | --- | --- |
      | tea | yes |

      """;

  @Test
  void markdownIsShownWhileTheAnswerIsStillBeingGiven(Desk desk) {
    Telling told = desk.model().tells();
    Visit visit = desk.open("/").send("What shall I drink?");

    told.say("## Drinks\n").say(TABLE);
    assertThat(visit.answer().locator("h1, h2, h3, h4").getByText("Drinks")).isVisible();
    assertThat(visit.answer().locator("td").first()).hasText("tea");
    told.say("```java\nclass Tea {");
    assertThat(visit.answer().locator("pre code")).containsText("class Tea {");
    assertThat(visit.answer()).hasAttribute("data-state", "streaming");

    told.say("}\n```\n").end();
    visit.awaitAnswer("done");
    assertThat(visit.answer().locator("pre code")).containsText("class Tea {}");
    assertThat(visit.get("live")).not().isEmpty();
  }

  @Test
  void markupOfAnAnswerDoesNothing(Desk desk) {
    desk.model()
        .answers(
            """
            <script>window.hit = 1</script> <img src=x onerror="window.hit = 2"> \
            <iframe srcdoc="<script>parent.hit = 3</script>"></iframe>

            <div onclick="window.hit = 4">a block</div>

            [a link](javascript:window.hit=5) and ![a picture](http://127.0.0.1:1/picture.png)

            ```html
            <img src=x onerror="window.hit = 6">
            ```
            """);
    Visit visit = desk.open("/").send("Be evil.").awaitAnswer("done");

    assertThat(visit.answer()).containsText("window.hit = 1");
    assertThat(visit.answer().locator("script, iframe, [onerror], [onclick], img")).hasCount(0);
    assertThat(visit.answer().locator("a[href^='javascript']")).hasCount(0);
    assertThat(visit.evaluate("window.hit")).isNull();
  }

  @Test
  void formulasStayAsTheyWereWritten(Desk desk) {
    desk.model().answers("Take $a_1 * b_1 * c_1$ and \\(x_2 < y_2\\).");
    Visit visit = desk.open("/").send("A formula?").awaitAnswer("done");
    assertThat(visit.answer()).containsText("a_1 * b_1 * c_1");
    assertThat(visit.answer()).containsText("x_2 < y_2");
    assertThat(visit.answer().locator("em")).hasCount(0);
  }

  @Test
  void stoppingEndsTheProvidersWorkAndKeepsWhatThereWas(Desk desk) {
    desk.model().stallsAfter("Half of");
    Visit visit = desk.open("/").send("Tell all of it.");
    assertThat(visit.answer()).containsText("Half of");

    visit.get("stop").click();

    desk.model().awaitIdle();
    visit.awaitAnswer("incomplete");
    assertThat(visit.answer()).containsText("Half of");
    List<String> kept =
        List.of("incomplete user: Tell all of it.", "incomplete assistant: Half of");
    Await.until(
        "what there was is kept", () -> desk.api().items(visit.conversation()).equals(kept));
  }

  @Test
  void answerThatWasStoppedBeforeItBeganLeavesTheQuestion(Desk desk) {
    desk.model().tells();
    Visit visit = desk.open("/").send("Tell all of it.");
    visit.get("stop").click();
    assertThat(visit.get("send")).isVisible();
    assertThat(visit.question()).containsText("Tell all of it.");

    desk.model().answers("All of it.");
    visit.send("And now?").awaitAnswer("done");
    assertThat(visit.answer()).containsText("All of it.");
  }

  @Test
  void answerSaysHowLongItIs(Desk desk) {
    Visit visit = desk.open("/").send("Hi").awaitAnswer("done");
    assertThat(visit.answer().getByTestId("answer-stats")).containsText("9 tokens");
  }

  @Test
  void markdownOfAnAnswerIsCopied(Desk desk) {
    desk.model().answers("**Tea**, and:\n\n```java\nclass Tea {}\n```\n");
    Visit visit = desk.open("/").send("Hi").awaitAnswer("done");

    visit.answer().getByTestId("copy").click();
    assertThat(visit.answer().getByTestId("copy")).hasAccessibleName("Copied");
    visit.awaitClipboard("**Tea**, and:\n\n```java\nclass Tea {}\n```\n");
  }

  @Test
  void codeBlockIsCopiedAlone(Desk desk) {
    desk.model().answers("Here:\n\n```java\nclass Tea {}\n```\n");
    Visit visit = desk.open("/").send("Hi").awaitAnswer("done");

    visit.answer().locator("code-block button").click();
    visit.awaitClipboard("class Tea {}");
  }
}
