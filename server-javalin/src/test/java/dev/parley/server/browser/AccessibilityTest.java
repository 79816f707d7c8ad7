// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing on the page shuts anybody out, as far as a machine can tell. */
@ExtendWith(DeskExtension.class)
final class AccessibilityTest {
  private static final String ANSWER =
      """
      ## Drinks

      | drink | warm |
      | --- | --- |
      | tea | yes |

      ```java
      // made of leaves
      final class Tea { String name = "green"; int degrees = 80; }
      ```

      > [More](https://example.org/tea) about `tea`.
      """;

  /** Ways to look at the page. */
  enum Light {
    DESK,
    DARK,
    PHONE,
    DARK_PHONE;

    /** Without motion, so that nothing is half faded in. */
    View view() {
      return switch (this) {
        case DESK -> View.desk().still();
        case DARK -> View.desk().dark().still();
        case PHONE -> View.phone().still();
        case DARK_PHONE -> View.phone().dark().still();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void emptyPageHasNoSeriousFinding(Light light, Desk desk) {
    Visit visit = desk.open("/", light.view());
    assertThat(visit.get("empty-state")).isVisible();
    assertThat(Axe.findings(visit.page())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void conversationHasNoSeriousFinding(Light light, Desk desk) {
    Visit visit = desk.open("/c/" + desk.api().conversation("Tea?", ANSWER), light.view());
    assertThat(visit.answer().locator("pre code")).containsText("class Tea");
    assertThat(Axe.findings(visit.page())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void drawerHasNoSeriousFinding(Light light, Desk desk) {
    Visit visit = desk.open("/", light.view());
    visit.get("settings-open").click();
    assertThat(visit.get("system-message")).isVisible();
    assertThat(Axe.findings(visit.page())).isEmpty();
  }

  @Test
  void sidebarOfAPhoneHasNoSeriousFinding(Desk desk) {
    desk.api().conversation("Tea?", "Green.");
    Visit visit = desk.open("/", Light.PHONE.view());
    visit.get("sidebar-toggle").tap();
    assertThat(visit.get("conversation-row")).isVisible();
    assertThat(Axe.findings(visit.page())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "DARK"})
  void troubleHasNoSeriousFinding(Light light, Desk desk) {
    Visit visit = desk.open("/", light.view());
    assertThat(visit.get("empty-state")).isVisible();
    visit.requestsMayFail();
    desk.model().fails();
    visit.send("Tea?").awaitAnswer("failed");
    desk.host().stop();
    visit.send("Tea?");
    assertThat(visit.get("banner")).isVisible();
    assertThat(Axe.findings(visit.page())).isEmpty();
  }

  @Test
  void answerIsAnnounced(Desk desk) {
    Visit visit = desk.open("/");
    assertThat(visit.get("live")).hasAttribute("aria-live", "polite");
    visit.send("Tea?").awaitAnswer("done");
    assertThat(visit.get("live")).not().isEmpty();
  }
}
