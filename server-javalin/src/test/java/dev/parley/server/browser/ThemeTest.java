// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dark, light and still, as one likes it. */
@ExtendWith(DeskExtension.class)
final class ThemeTest {
  /** How bright a picture of the page is on average, from 0 to 255. */
  private static double brightness(Visit visit) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(visit.page().screenshot()));
      int[] parts =
          picture
              .getRaster()
              .getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
      return Arrays.stream(parts).average().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void themeIsTheSystems(Desk desk) {
    assertThat(brightness(desk.open("/"))).isGreaterThan(200);
    assertThat(brightness(desk.open("/", View.desk().dark()))).isLessThan(80);
  }

  @Test
  void themeThatWasChosenWinsAndStays(Desk desk) {
    Visit visit = desk.open("/", View.desk().dark());
    assertThat(visit.get("theme-toggle")).isVisible();
    Await.until(
        "it is light",
        () -> {
          visit.get("theme-toggle").click();
          return brightness(visit) > 200;
        });
    visit.page().reload();
    assertThat(brightness(visit)).isGreaterThan(200);
  }

  @Test
  void nothingMovesForThoseWhoWantNoMotion(Desk desk) {
    desk.model().tells().say("Growing");
    Visit visit = desk.open("/", View.desk().still()).send("Hello?");
    assertThat(visit.answer()).containsText("Growing");
    visit.get("settings-open").click();
    Object moving =
        visit.evaluate(
            "document.getAnimations().filter(each => each.playState === 'running'"
                + " && each.effect.getComputedTiming().activeDuration > 10).length");
    assertThat(moving).isEqualTo(0);
  }
}
