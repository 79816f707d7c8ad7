// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.parley.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands in sight while an answer grows. */
@ExtendWith(DeskExtension.class)
final class ReadingTest {
  /** Where it is scrolled to, once that does not change from frame to frame. */
  private static final String SETTLED =
      """
      async box => {
        for (let before = -1; before !== box.scrollTop; ) {
          before = box.scrollTop;
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
        }
        return Math.round(box.scrollTop);
      }
      """;

  private static final String PARAGRAPHS =
      "Some words that fill a line or two of it.\n\n".repeat(40);

  @Test
  void endOfAGrowingAnswerStaysInSight(Desk desk) {
    Telling told = desk.model().tells();
    Visit visit = desk.open("/").send("Much?");
    told.say(PARAGRAPHS).say("The first end.\n\n");
    assertThat(visit.page().getByText("The first end.")).isInViewport();
    told.say(PARAGRAPHS).say("The second end.").end();
    assertThat(visit.page().getByText("The second end.")).isInViewport();
    visit.awaitAnswer("done");
  }

  @Test
  void readerWhoScrolledUpIsNotMoved(Desk desk) {
    Telling told = desk.model().tells();
    Visit visit = desk.open("/").send("Much?");
    told.say(PARAGRAPHS).say("The first end.\n\n");
    assertThat(visit.page().getByText("The first end.")).isInViewport();

    Locator scroller = visit.page().locator(".scroller");
    scroller.hover();
    visit.page().mouse().wheel(0, -400);
    Await.until("it is scrolled", () -> !isAtEnd(scroller));
    double place = top(scroller);
    told.say(PARAGRAPHS).say("The second end.");
    assertThat(visit.page().getByText("The second end.")).isAttached();
    told.end();
    visit.awaitAnswer("done");

    assertThat(top(scroller)).isEqualTo(place);
    assertThat(visit.page().getByText("The second end.")).not().isInViewport();
  }

  private static double top(Locator scroller) {
    return ((Number) scroller.evaluate(SETTLED)).doubleValue();
  }

  private static boolean isAtEnd(Locator scroller) {
    return (boolean)
        scroller.evaluate("box => box.scrollHeight - box.scrollTop - box.clientHeight < 300");
  }
}
