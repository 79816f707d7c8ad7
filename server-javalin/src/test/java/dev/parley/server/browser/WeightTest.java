// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a browser fetches before the page can be used. */
@ExtendWith(DeskExtension.class)
final class WeightTest {
  private static final int MOST_BYTES = 150_000;

  /** What an answer without a body counts for. */
  private static final int HEAD_BYTES = 300;

  @Test
  void wholePageIsLight(Desk desk) {
    desk.model().answers("```java\nfinal class Tea {}\n```\n");
    List<Response> files = new ArrayList<>();
    Visit visit = desk.open("about:blank");
    visit.page().onResponse(files::add);
    visit.go("/");
    assertThat(visit.get("empty-state")).isVisible();
    visit.send("Code?").awaitAnswer("done"); // what highlights code is fetched now
    assertThat(visit.answer().locator("pre code span").first()).isVisible();

    int bytes =
        List.copyOf(files).stream() // asking one's size brings news of others
            .filter(file -> !file.url().matches(".*(/v1/.*|/health)"))
            .mapToInt(file -> file.request().sizes().responseBodySize)
            .sum();
    assertThat(bytes).isBetween(10_000, MOST_BYTES);
  }

  @Test
  void secondVisitFetchesNoModuleAgain(Desk desk) {
    Visit visit = desk.open("/");
    assertThat(visit.get("empty-state")).isVisible();
    visit.page().reload();
    assertThat(visit.get("empty-state")).isVisible();
    Object sent =
        visit.evaluate(
            "performance.getEntriesByType('resource').filter(file => /\\.m?js/.test(file.name))"
                + ".map(file => file.transferSize)");
    assertThat((List<?>) sent)
        .isNotEmpty()
        .allSatisfy(size -> assertThat(((Number) size).intValue()).isLessThanOrEqualTo(HEAD_BYTES));
  }
}
