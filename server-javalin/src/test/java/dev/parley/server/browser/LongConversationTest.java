// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.parley.testkit.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A conversation that is read page by page. */
@ExtendWith(DeskExtension.class)
final class LongConversationTest {
  private static final int MESSAGES = 120;

  private static String[] texts(String kind) {
    return IntStream.rangeClosed(1, MESSAGES)
        .mapToObj(number -> kind + " number " + number + ".")
        .toArray(String[]::new);
  }

  @Test
  void messagesThatAreReadWhileAnAnswerGrowsStay(Desk desk) {
    Visit visit = desk.open("/c/" + desk.api().conversation(texts("Line")));
    assertThat(visit.answer()).containsText("Line number 120.");
    Telling told = desk.model().tells();
    visit.send("More?");
    told.say("A beginning");
    assertThat(visit.answer()).containsText("A beginning");

    Locator scroller = visit.page().locator(".scroller");
    Await.until(
        "all of them are read",
        () -> {
          scroller.evaluate("box => (box.scrollTop = 0)");
          return visit.get("message").count() == MESSAGES + 2;
        });
    told.say(" and an end.");

    assertThat(visit.answer()).containsText("and an end.");
    assertThat(visit.get("message")).hasCount(MESSAGES + 2);
    told.end();
    visit.awaitAnswer("done");
    assertThat(visit.get("message")).hasCount(MESSAGES + 2);
    assertThat(visit.get("message").first()).containsText("Line number 1.");
  }

  @Test
  void linkIntoAConversationThatIsLeftMeanwhileMovesNoOther(Desk desk) {
    String first = desk.api().conversation("Tea?", "Green.");
    String other = desk.api().conversation(texts("Line"));
    List<String> older = new CopyOnWriteArrayList<>();
    AtomicReference<Route> held = new AtomicReference<>();
    Visit visit = desk.open("about:blank");
    visit.page().route("**/v1/conversations/" + first + "/items*", held::set);
    visit.page().onRequest(request -> older.addAll(olderOf(other, request.url())));
    visit.go("/c/" + first + "#item_000000000001");
    Await.until(
        "it is being read",
        () -> {
          visit.evaluate("0");
          return held.get() != null;
        });

    visit.row(other).locator("a").click();
    assertThat(visit.answer()).containsText("Line number 120.");
    held.get().resume();
    visit.page().goBack();
    assertThat(visit.answer()).containsText("Green.");

    assertThat(older).isEmpty();
  }

  private static List<String> olderOf(String conversation, String url) {
    return url.contains(conversation + "/items") && url.contains("after=")
        ? List.of(url)
        : List.of();
  }
}
