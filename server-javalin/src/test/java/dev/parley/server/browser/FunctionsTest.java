// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions that a model calls in its answer, as they are drawn. */
final class FunctionsTest {
  @RegisterExtension static final DeskExtension DESK = new DeskExtension(Desk::withFunctions);

  private static final String ORDER = "{\"order_id\":\"A-17\"}";

  private static Telling asking(String text, String function, String arguments) {
    return new Telling().say(text).call(0, function, arguments).endWithCalls();
  }

  private static Visit askAboutOrder(Desk desk) {
    desk.model()
        .answersInTurn(
            asking("Let me look.", "lookup_order_status", ORDER), Telling.of("It is on its way."));
    return desk.open("/").send("Where is it?").awaitAnswer("done");
  }

  private static Locator call(Visit visit) {
    return visit.answer().getByTestId("function-call");
  }

  @Test
  void callIsDrawnWhileItRunsAndOnceItHasEnded(Desk desk) {
    Telling second = new Telling();
    desk.model().answersInTurn(asking("Let me look.", "lookup_order_status", ORDER), second);
    desk.office().holdBack();
    Visit visit = desk.open("/").send("Where is it?");

    assertThat(call(visit)).hasAttribute("data-state", "running");
    assertThat(call(visit).locator("summary")).containsText("lookup_order_status");
    assertThat(call(visit).locator(".spinner")).isVisible();
    desk.office().goOn();
    assertThat(call(visit)).hasAttribute("data-state", "ok");
    assertThat(call(visit).locator("summary")).containsText(Pattern.compile("[0-9] m?s"));
    second.say("It is on its way.").end();

    visit.awaitAnswer("done");
    assertThat(visit.messages("assistant")).hasCount(1);
    assertThat((String) visit.answer().evaluate("answer => answer.innerText"))
        .containsSubsequence("Let me look.", "lookup_order_status", "It is on its way.");
  }

  @Test
  void argumentsAndResultAreUnfoldedWithTheKeyboard(Desk desk) {
    Visit visit = askAboutOrder(desk);
    assertThat(call(visit).locator("pre").first()).isHidden();

    call(visit).locator("summary").focus();
    visit.press("Enter");

    assertThat(call(visit).locator("pre").first()).containsText("\"order_id\": \"A-17\"");
    assertThat(call(visit).locator("pre").last()).containsText("  \"status\": \"on its way\",\n");
    assertThat(call(visit).locator("pre").last()).containsText("9007199254740993");
    assertThat(Axe.findings(visit.page())).isEmpty();
    visit.press("Enter");
    assertThat(call(visit).locator("pre").first()).isHidden();
  }

  @Test
  void conversationThatIsOpenedAgainIsDrawnTheSame(Desk desk) {
    Visit visit = askAboutOrder(desk);
    String conversation = visit.conversation();

    visit.page().reload();

    assertThat(visit.messages("assistant")).hasCount(1);
    assertThat(call(visit)).hasAttribute("data-state", "ok");
    assertThat((String) visit.answer().evaluate("answer => answer.innerText"))
        .containsSubsequence("Let me look.", "lookup_order_status", "It is on its way.");
    assertThat(desk.api().items(conversation)).hasSize(5);
  }

  @Test
  void wholeTurnIsGivenAnew(Desk desk) {
    Visit visit = askAboutOrder(desk);
    desk.model().answers("Nowhere.");

    visit.answer().getByTestId("regenerate").click();

    assertThat(visit.answer()).containsText("Nowhere.");
    visit.awaitAnswer("done");
    assertThat(call(visit)).hasCount(0);
    assertThat(desk.api().items(visit.conversation()))
        .containsExactly("completed user: Where is it?", "completed assistant: Nowhere.");
  }

  @Test
  void answerIsCopiedWithoutItsCalls(Desk desk) {
    Visit visit = askAboutOrder(desk);
    visit.answer().getByTestId("copy").click();
    visit.awaitClipboard("Let me look.\n\nIt is on its way.");
    assertThat(visit.get("answer-stats")).containsText("18 tokens");
  }

  @Test
  void failureIsShownAlsoLater(Desk desk) {
    desk.model().answersInTurn(asking("", "find_clerk", "{}"), Telling.of("Nobody is there."));
    Visit visit = desk.open("/").send("Who is there?").awaitAnswer("done");

    assertThat(call(visit)).hasAttribute("data-state", "failed");
    assertThat(call(visit).locator("summary")).containsText("failed");
    visit.page().reload();
    assertThat(call(visit)).hasAttribute("data-state", "failed");
    assertThat(visit.answer()).containsText("Nobody is there.");
  }

  @Test
  void whatWasLeftOutAndWhereItIsFromStandsBelow(Desk desk) {
    Visit visit = desk.open("/").requestsMayFail();
    visit
        .page()
        .route(
            "**/v1/chat/completions",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody(
                            """
                            data: {"choices":[{"index":0,"delta":{"content":"Hi."}}]}

                            data: {"choices":[],"parley":{"cached":true,"warnings":[{"field":"seed",\
                            "message":"seed was left out: quick can't take it"}]}}

                            data: [DONE]

                            """)));

    visit.send("Hello?").awaitAnswer("done");

    assertThat(visit.answer().getByTestId("warning"))
        .hasText("seed was left out: quick can't take it");
    assertThat(visit.answer().getByTestId("cached")).isVisible();
  }

  @Test
  void answerIsStoppedWhileAFunctionRuns(Desk desk) {
    desk.model().answersInTurn(asking("Let me look.", "lookup_order_status", ORDER));
    desk.office().holdBack();
    Visit visit = desk.open("/").send("Where is it?");
    assertThat(call(visit)).hasAttribute("data-state", "running");

    visit.get("stop").click();

    visit.awaitAnswer("incomplete");
    assertThat(call(visit)).hasAttribute("data-state", "stopped");
    assertThat(visit.get("live")).hasText("Answer stopped.");
    desk.office().goOn();
    desk.model().answers("It is on its way.");
    visit.answer().getByTestId("regenerate").click();
    assertThat(visit.answer()).containsText("It is on its way.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("assistant")).hasCount(1);
  }

  @Test
  void answerThatBrokeOffAfterACallGoesOn(Desk desk) {
    Telling second = new Telling();
    desk.model().answersInTurn(asking("Let me look.", "lookup_order_status", ORDER), second);
    Visit visit = desk.open("/").send("Where is it?");
    second.say("It is");
    assertThat(visit.answer()).containsText("It is");
    visit.get("stop").click();
    visit.awaitAnswer("incomplete");
    desk.model().answers(" on its way.");

    visit.get("continue").click();

    assertThat(visit.answer()).containsText("on its way.");
    visit.awaitAnswer("done");
    assertThat(visit.messages("assistant").first()).containsText("lookup_order_status");
    assertThat(desk.office().asked()).hasSize(1);
    assertThat(desk.model().asked().getLast().objects("messages"))
        .extracting(message -> message.requiredString("role"))
        .endsWith("user", "assistant", "tool", "assistant", "user");
  }
}
