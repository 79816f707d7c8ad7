// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on a phone. */
@ExtendWith(DeskExtension.class)
final class PhoneTest {
  private static final String WIDE =
      """
      | a column | another column | a third column | a fourth column | a fifth column |
      | --- | --- | --- | --- | --- |
      | LONG | LONG | LONG | LONG | LONG |

      ```java
      var text = "LONGLONGLONGLONG";
      ```

      LONGLONGLONGLONG
      """
          .replace("LONG", "unbreakable".repeat(4));

  @Test
  void nothingMakesThePageWiderThanThePhone(Desk desk) {
    desk.model().answers(WIDE);
    Visit visit = desk.open("/", View.phone());
    assertThat(width(visit)).isEqualTo(390);
    visit.send("word".repeat(60)).awaitAnswer("done");
    assertThat(visit.answer().locator("td").first()).isAttached();
    assertThat(width(visit)).isEqualTo(390);
  }

  private static int width(Visit visit) {
    return ((Number) visit.evaluate("document.documentElement.scrollWidth")).intValue();
  }

  @Test
  void sidebarComesWhenAskedForAndGoesWhenSomethingIsChosen(Desk desk) {
    String id = desk.api().conversation("Tea?", "Green.");
    Visit visit = desk.open("/", View.phone());
    assertThat(visit.get("new-chat")).not().isInViewport();

    visit.get("sidebar-toggle").tap();
    assertThat(visit.get("new-chat")).isInViewport();
    visit.row(id).locator("a").tap();

    assertThat(visit.answer()).containsText("Green.");
    assertThat(visit.get("new-chat")).not().isInViewport();
    assertThat(visit.get("composer")).isInViewport();
  }

  @Test
  void chatWorksByTouchAlone(Desk desk) {
    Visit visit = desk.open("/", View.phone());
    visit.get("composer").fill("Hello?");
    visit.get("send").tap();
    visit.awaitAnswer("done");
    assertThat(visit.answer()).containsText("Hello.");
    visit.get("settings-open").tap();
    assertThat(visit.get("system-message")).isInViewport();
    assertThat(width(visit)).isEqualTo(390);
  }
}
