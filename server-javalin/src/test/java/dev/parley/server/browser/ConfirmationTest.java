// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that wait until a person approves or refuses them. */
final class ConfirmationTest {
  private static final String BOOKING =
      "{\"day\":\"Friday, the 4th\",\"people\":2,\"notes\":[\"a high chair\",\"no nuts\"]}";

  @RegisterExtension static final DeskExtension DESK = new DeskExtension(Desk::withFunctions);

  /** The model wants to book, and says this afterwards. */
  private static Visit askToBook(Desk desk, View view, String answer) {
    desk.model()
        .answersInTurn(
            new Telling()
                .say("I can book that.")
                .call(0, "book_appointment", BOOKING)
                .endWithCalls(),
            Telling.of(answer));
    return desk.open("/", view).send("A table on Friday?").awaitAnswer("done");
  }

  private static Visit askToBook(Desk desk, String answer) {
    return askToBook(desk, View.desk(), answer);
  }

  private static Locator call(Visit visit) {
    return visit.messages("assistant").first().getByTestId("function-call");
  }

  private static String lastResult(Desk desk) {
    return desk.model().asked().getLast().objects("messages").getLast().requiredString("content");
  }

  @Test
  void cardSaysWhatIsToBeDoneAndIsAnnounced(Desk desk) {
    Visit visit = askToBook(desk, "");
    Locator card = visit.get("confirmation");

    assertThat(card).containsText("book_appointment");
    assertThat(card.locator("th")).hasText(new String[] {"day", "people", "notes"});
    assertThat(card.locator("td").first()).hasText("Friday, the 4th");
    assertThat(card.locator("td").last()).containsText("a high chair");
    assertThat(visit.get("live")).hasText("Your approval is needed: book_appointment.");
    assertThat(Axe.findings(visit.page())).isEmpty();
    assertThat(desk.office().asked()).isEmpty();
  }

  @Test
  void approvedCallRunsOnceAndTheAnswerGoesOn(Desk desk) {
    Visit visit = askToBook(desk, "It is booked.");

    visit.get("approve").click();

    assertThat(visit.answer()).containsText("It is booked.");
    visit.awaitAnswer("done");
    assertThat(call(visit)).hasAttribute("data-state", "ok");
    assertThat(call(visit).locator("summary")).isFocused();
    assertThat(visit.get("confirmation")).hasCount(0);
    assertThat(visit.messages("assistant")).hasCount(1);
    assertThat(desk.office().asked()).hasSize(1);
    visit.page().reload();
    assertThat(visit.answer()).containsText("It is booked.");
    assertThat(call(visit)).hasAttribute("data-state", "ok");
    assertThat(visit.messages("assistant")).hasCount(1);
    assertThat(desk.office().asked()).hasSize(1);
  }

  @Test
  void refusedCallDoesNotRunAndTheModelHearsWhy(Desk desk) {
    Visit visit = askToBook(desk, "Then not.");

    visit.get("refusal-reason").fill("too late in the day");
    visit.press("Enter");

    assertThat(visit.answer()).containsText("Then not.");
    visit.awaitAnswer("done");
    assertThat(call(visit)).hasAttribute("data-state", "refused");
    assertThat(lastResult(desk)).contains("refused", "too late in the day");
    assertThat(desk.office().asked()).isEmpty();
    visit.page().reload();
    assertThat(call(visit)).hasAttribute("data-state", "refused");
  }

  @Test
  void cardIsThereAgainAfterAReload(Desk desk) {
    Visit visit = askToBook(desk, "It is booked.");
    visit.page().reload();
    assertThat(visit.get("live")).hasText("Your approval is needed: book_appointment.");

    visit.get("approve").click();

    assertThat(visit.answer()).containsText("It is booked.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("assistant")).hasCount(1);
    assertThat(desk.office().asked()).hasSize(1);
  }

  @Test
  void cardOfAUserIsThereAgainAfterAReload(Desk desk) {
    String user = desk.api().key("second", desk.api().key("first"));
    desk.model()
        .answersInTurn(
            new Telling().call(0, "book_appointment", BOOKING).endWithCalls(),
            Telling.of("It is booked."));
    Visit visit = desk.open("about:blank").requestsMayFail().go("/");
    visit.get("key-field").fill(user);
    visit.get("key-use").click();
    assertThat(visit.get("key-dialog")).isHidden();
    visit.send("A table on Friday?").awaitAnswer("done");
    assertThat(visit.get("confirmation")).isVisible();

    visit.page().reload();

    assertThat(visit.get("live")).hasText("Your approval is needed: book_appointment.");
    visit.get("approve").click();
    assertThat(visit.answer()).containsText("It is booked.");
    visit.awaitAnswer("done");
    assertThat(desk.office().asked()).hasSize(1);
  }

  @Test
  void functionsAreReadAgainOnceTheServerIsBack(Desk desk) throws Exception {
    Visit visit = askToBook(desk, "It is booked.").requestsMayFail();
    visit.page().reload();
    assertThat(visit.get("confirmation")).isVisible();
    desk.host().stop();
    visit.get("approve").click();
    assertThat(visit.get("banner")).isVisible();

    desk.host().start();
    visit.page().waitForRequest("**/api/v1/functions", () -> visit.get("reconnect").click());

    visit.get("approve").click();
    assertThat(visit.answer()).containsText("It is booked.");
    visit.awaitAnswer("done");
  }

  @Test
  void callThatIsGivenNothingIsSaidToBe(Desk desk) {
    desk.model().answersInTurn(new Telling().call(0, "book_appointment", "{}").endWithCalls());
    Visit visit = desk.open("/").send("A table?").awaitAnswer("done");

    assertThat(visit.get("confirmation")).containsText("It is given nothing.");
    assertThat(visit.get("confirmation").locator("table")).hasCount(0);
  }

  @Test
  void callThatNobodyDecidedOnIsShownAsThatOnceSomethingElseIsSaid(Desk desk) {
    Visit visit = askToBook(desk, "As you like.");

    visit.send("Wait, not yet.");

    assertThat(visit.answer()).containsText("As you like.");
    visit.awaitAnswer("done");
    assertThat(visit.get("confirmation")).hasCount(0);
    assertThat(call(visit)).hasAttribute("data-state", "undecided");
    visit.page().reload();
    assertThat(call(visit)).hasAttribute("data-state", "undecided");
    assertThat(desk.office().asked()).isEmpty();
  }

  @Test
  void severalCallsAreSentOnceAllAreDecided(Desk desk) {
    desk.model()
        .answersInTurn(
            new Telling()
                .call(0, "book_appointment", "{\"day\":\"Friday\"}")
                .call(1, "book_appointment", "{\"day\":\"Sunday\"}")
                .endWithCalls(),
            Telling.of("Friday it is."));
    Visit visit = desk.open("/").send("Two tables?").awaitAnswer("done");

    visit.get("approve").first().click();
    assertThat(visit.get("undecide")).isFocused();
    assertThat(visit.get("confirmation").first()).containsText("Approved.");
    visit.get("refuse").click();

    assertThat(visit.answer()).containsText("Friday it is.");
    visit.awaitAnswer("done");
    assertThat(call(visit).first()).hasAttribute("data-state", "ok");
    assertThat(call(visit).last()).hasAttribute("data-state", "refused");
    assertThat(desk.office().asked()).containsExactly("/book {\"day\":\"Friday\"}");
  }

  @Test
  void decisionThatComesTooLateIsSaidAtTheCard(Desk desk) {
    Visit visit = askToBook(desk, "It is booked.").requestsMayFail();
    visit
        .page()
        .route(
            "**/v1/chat/completions",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(400)
                        .setBody(
                            "{\"error\":{\"message\":\"it is older than a"
                                + " day\",\"code\":\"confirmation_expired\"}}")));

    visit.get("approve").click();

    assertThat(visit.get("refusal")).containsText("it is older than a day");
    assertThat(visit.get("live")).containsText("it is older than a day");
    assertThat(visit.answer()).containsText("I can book that.");
    visit.page().unroute("**/v1/chat/completions");
    visit.get("approve").click();
    assertThat(visit.answer()).containsText("It is booked.");
    visit.awaitAnswer("done");
    assertThat(visit.get("refusal")).hasCount(0);
  }

  @Test
  void callThatWasDecidedElsewhereIsShownAsItIs(Desk desk) {
    Visit visit = askToBook(desk, "It is booked.").requestsMayFail();
    Visit other = desk.open("/c/" + visit.conversation());
    other.get("approve").click();
    assertThat(other.answer()).containsText("It is booked.");
    other.awaitAnswer("done");

    visit.get("refuse").click();

    assertThat(visit.get("refusal")).containsText("decided before");
    assertThat(call(visit)).hasAttribute("data-state", "ok");
    assertThat(visit.answer()).containsText("It is booked.");
    assertThat(desk.office().asked()).hasSize(1);
  }

  @Test
  void cardFitsAPhone(Desk desk) {
    Visit visit = askToBook(desk, View.phone().still(), "It is booked.");
    assertThat(visit.get("confirmation")).isVisible();
    assertThat(visit.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(Axe.findings(visit.page())).isEmpty();
    visit.get("approve").tap();
    assertThat(visit.answer()).containsText("It is booked.");
  }
}
