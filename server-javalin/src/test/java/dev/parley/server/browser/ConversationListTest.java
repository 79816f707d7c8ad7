// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.parley.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conversations at the side. */
@ExtendWith(DeskExtension.class)
final class ConversationListTest {
  @Test
  void newConversationIsListedUnderItsFirstWords(Desk desk) {
    Visit visit = desk.open("/");
    assertThat(visit.get("conversation-row")).hasCount(0);
    visit.send("How is tea made?").awaitAnswer("done");
    assertThat(visit.get("conversation-row")).hasCount(1);
    assertThat(visit.get("conversation-row")).containsText("How is tea made?");
  }

  @Test
  void conversationUsedLastIsFirst(Desk desk) {
    String older = desk.api().conversation("Older?", "Yes.");
    desk.api().conversation("Newer?", "Yes.");
    Visit visit = desk.open("/c/" + older);
    visit.send("Again?").awaitAnswer("done");
    assertThat(visit.get("conversation-row").first()).containsText("Older?");
  }

  @ParameterizedTest
  @CsvSource({"0, Today", "1, Yesterday", "3, Previous 7 days"})
  void conversationsAreGroupedByDay(int daysLater, String heading, Desk desk) {
    desk.api().conversation("When?", "Then.");
    Visit visit = desk.open("about:blank");
    Instant now = Instant.now().plus(Duration.ofDays(daysLater));
    visit.page().clock().setFixedTime(Date.from(now));
    visit.go("/");
    assertThat(visit.get("conversation-list").locator("h2")).hasText(heading);
  }

  @Test
  void longListIsReadPageByPage(Desk desk) {
    for (int number = 1; number <= 60; number++) {
      desk.api().conversation("Question number " + number, "Answer");
    }
    Visit visit = desk.open("/");
    Locator rows = visit.get("conversation-row");
    assertThat(rows.first()).containsText("Question number 60");
    assertThat(rows.count()).isLessThan(60);
    Await.until(
        "all are listed",
        () -> {
          rows.last().scrollIntoViewIfNeeded();
          return rows.count() == 60;
        });
    assertThat(rows.last()).containsText("Question number 1");
  }

  @Test
  void newNameStays(Desk desk) {
    String id = desk.api().conversation("Old name?", "Yes.");
    Visit visit = desk.open("/c/" + id);
    visit.row(id).hover();
    visit.row(id).getByTestId("rename").click();
    visit.get("rename-input").fill("A better name");
    visit.press("Enter");

    assertThat(visit.row(id)).containsText("A better name");
    Await.until(
        "the server has it",
        () -> desk.api().metadata(id).string("title").orElse("").equals("A better name"));
    visit.page().reload();
    assertThat(visit.row(id)).containsText("A better name");
  }

  @Test
  void deletingCanBeUndone(Desk desk) {
    String id = desk.api().conversation("Stay?", "Yes.");
    Visit visit = desk.open("/");
    visit.row(id).hover();
    visit.row(id).getByTestId("delete").click();
    assertThat(visit.row(id)).hasCount(0);

    visit.get("undo").click();

    assertThat(visit.row(id)).containsText("Stay?");
    assertThat(desk.api().items(id)).hasSize(2);
  }

  @Test
  void whatIsNotUndoneIsDeletedForGood(Desk desk) {
    String id = desk.api().conversation("Go?", "Yes.");
    Visit visit = desk.open("about:blank");
    visit.page().clock().install();
    visit.go("/");
    visit.row(id).hover();
    visit.row(id).getByTestId("delete").click();
    assertThat(visit.get("toast")).isVisible();

    visit.page().mouse().move(0, 0);
    visit.page().clock().fastForward(10_000);

    Await.until("it is deleted", () -> desk.api().status("/v1/conversations/" + id) == 404);
    assertThat(visit.get("toast")).hasCount(0);
  }

  @Test
  void deletionIsNotForgottenWhenThePageIsLeft(Desk desk) {
    String id = desk.api().conversation("Go?", "Yes.");
    Visit visit = desk.open("/");
    visit.row(id).hover();
    visit.row(id).getByTestId("delete").click();
    assertThat(visit.get("undo")).isVisible();

    visit.page().reload();

    Await.until("it is deleted", () -> desk.api().status("/v1/conversations/" + id) == 404);
  }

  @Test
  void conversationThatIsOpenIsLeftWhenItIsDeleted(Desk desk) {
    String id = desk.api().conversation("Go?", "Yes.");
    Visit visit = desk.open("/c/" + id);
    visit.row(id).hover();
    visit.row(id).getByTestId("delete").click();
    assertThat(visit.get("empty-state")).isVisible();
    assertThat(visit.page()).hasURL(desk.host().address() + "/");
  }
}
