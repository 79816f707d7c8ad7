// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import dev.parley.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of a server that asks for a key. */
@ExtendWith(DeskExtension.class)
final class KeyDialogTest {
  private static final int NOT_FOUND = 404;

  private static Visit visit(Desk desk, String path) {
    Visit visit = desk.open("about:blank").requestsMayFail().go(path);
    assertThat(visit.get("key-dialog")).isVisible();
    return visit;
  }

  private static Visit give(Visit visit, String key) {
    visit.get("key-field").fill(key);
    visit.get("key-use").click();
    return visit;
  }

  @Test
  void nobodyIsAskedForAKeyThatIsNotNeeded(Desk desk) {
    Visit visit = desk.open("/").send("Hello?").awaitAnswer("done");
    assertThat(visit.get("key-dialog")).isHidden();
    assertThat(visit.get("key-open")).isHidden();
  }

  @Test
  void keyOpensThePageAsItWasAskedFor(Desk desk) {
    String id = desk.api().conversation("One?", "1.");
    String key = desk.api().key("first");
    Visit visit = visit(desk, "/c/" + id);
    assertThat(visit.messages("user")).hasCount(0);

    give(visit, "  " + key + " ");

    assertThat(visit.get("key-dialog")).isHidden();
    assertThat(visit.row(id)).isVisible();
    assertThat(visit.question()).containsText("One?");
    visit.send("Two?").awaitAnswer("done");
    assertThat(visit.get("key-field")).hasValue("");
  }

  @Test
  void pageThatWasOpenWhenTheDoorWasLockedAsksForAKey(Desk desk) {
    Visit visit = desk.open("/").send("Hello?").awaitAnswer("done").requestsMayFail();
    visit.page().waitForLoadState(LoadState.NETWORKIDLE);
    String key = desk.api().key("first");
    visit.send("And now?").awaitAnswer("failed");
    assertThat(visit.get("key-dialog")).isVisible();

    give(visit, key);
    visit.get("retry").click();

    visit.awaitAnswer("done");
    assertThat(visit.messages("user")).hasCount(2);
  }

  @Test
  void wrongKeyIsSaidToBeAndNotKept(Desk desk) {
    String key = desk.api().key("first");
    Visit visit = give(visit(desk, "/"), key.substring(0, key.length() - 1));

    assertThat(visit.get("key-problem")).containsText("none of this server's");
    assertThat(visit.get("key-dialog")).isVisible();
    assertThat(visit.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])"))
        .asString()
        .doesNotContain("pk_");

    give(visit, key);
    assertThat(visit.get("key-dialog")).isHidden();
  }

  @Test
  void keyLivesAsLongAsTheTab(Desk desk) {
    String key = desk.api().key("first");
    Visit visit = give(visit(desk, "/"), key);
    assertThat(visit.get("key-dialog")).isHidden();
    assertThat(visit.evaluate("localStorage.getItem('parley.key')")).isNull();
    visit.page().reload();
    visit.send("Hello?").awaitAnswer("done");
    visit.evaluate("sessionStorage.clear()");
    visit.page().reload();
    assertThat(visit.get("key-dialog")).isVisible();
  }

  @Test
  void keyStaysInTheBrowserForThoseWhoWantThat(Desk desk) {
    String key = desk.api().key("first");
    Visit visit = visit(desk, "/");
    visit.get("key-stay").check();
    give(visit, key);
    assertThat(visit.get("key-dialog")).isHidden();
    visit.evaluate("sessionStorage.clear()");
    visit.page().reload();
    visit.send("Hello?").awaitAnswer("done");
  }

  @Test
  void keyThatIsForgottenTakesEverythingWithIt(Desk desk) {
    String key = desk.api().key("first");
    Visit visit = give(visit(desk, "/"), key);
    assertThat(visit.get("key-dialog")).isHidden();
    visit.send("Hello?").awaitAnswer("done");
    assertThat(visit.row(visit.conversation())).isVisible();

    visit.get("key-open").click();
    visit.get("key-forget").click();

    assertThat(visit.get("key-field")).isVisible();
    assertThat(visit.get("conversation-row")).hasCount(0);
    assertThat(visit.messages("user")).hasCount(0);
  }

  @Test
  void whatWasDeletedIsDeletedBeforeItsKeyIsForgotten(Desk desk) {
    String id = desk.api().conversation("Go?", "Yes.");
    String key = desk.api().key("first");
    Visit visit = give(visit(desk, "/"), key);
    visit.row(id).hover();
    visit.row(id).getByTestId("delete").click();
    assertThat(visit.get("undo")).isVisible();

    visit.get("key-open").click();
    visit.get("key-forget").click();

    assertThat(visit.get("key-field")).isVisible();
    Await.until(
        "the deletion", () -> desk.api().status("/v1/conversations/" + id, key) == NOT_FOUND);
  }

  @Test
  void keyThatIsRevokedMeanwhileIsAskedForAgainAndTheQuestionStays(Desk desk) {
    String admin = desk.api().key("first");
    String user = desk.api().key("second", admin);
    Visit visit = give(visit(desk, "/"), user);
    assertThat(visit.get("key-dialog")).isHidden();
    visit.page().waitForLoadState(LoadState.NETWORKIDLE);
    desk.api().revoke(user, admin);

    visit.send("Hello?").awaitAnswer("failed");

    assertThat(visit.get("key-problem")).containsText("was revoked");
    visit.press("Escape");
    assertThat(visit.get("key-dialog")).isHidden();
    assertThat(visit.question()).containsText("Hello?");
    Locator retry = visit.get("retry");
    retry.click();
    assertThat(visit.get("key-dialog")).isVisible();
  }

  @Test
  void dialogHasNoSeriousFinding(Desk desk) {
    String key = desk.api().key("first");
    assertThat(key).startsWith("pk_");
    for (View view : new View[] {View.desk().still(), View.phone().dark().still()}) {
      Visit visit = desk.open("about:blank", view).requestsMayFail().go("/");
      assertThat(visit.get("key-dialog")).isVisible();
      assertThat(Axe.findings(visit.page())).isEmpty();
    }
  }
}
