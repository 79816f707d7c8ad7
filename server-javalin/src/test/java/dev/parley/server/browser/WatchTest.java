// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the watch sees, so that its silence in every other test says something. */
@ExtendWith(DeskExtension.class)
final class WatchTest {
  @Test
  void pageOpensWithoutTrouble(Desk desk) {
    Visit visit = desk.open("/");
    assertThat(visit.page().title()).contains("Parley");
    assertThat(visit.troubles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "console error: lost | console.error('lost')",
        "console warning: odd | console.warn('odd')",
        "uncaught: Error: broken | setTimeout(() => { throw new Error('broken') }, 0)",
        "uncaught: Error: rejected | Promise.reject(new Error('rejected')); 0",
        "request to another host: http://127.0.0.1:1/x | window.open('http://127.0.0.1:1/x'); 0",
        "Content-Security-Policy: connect-src | fetch('http://127.0.0.1:1/x').catch(() => 0)",
        "Content-Security-Policy: img-src | new Image().src = 'http://127.0.0.1:1/x.png'",
        "Failed to load resource | fetch('/v1/conversations/none').then(() => 0)",
      })
  void troubleIsSeen(String trouble, String cause, Desk desk) {
    Visit visit = desk.open("/");
    visit.evaluate(cause);
    List<String> seen = new ArrayList<>();
    Await.until(
        "trouble is seen: " + trouble,
        () -> {
          seen.addAll(visit.troubles());
          return seen.toString().contains(trouble);
        });
    desk.dismiss(visit);
  }

  @Test
  void failedRequestIsNoTroubleWhereTheServerIsToFail(Desk desk) {
    Visit visit = desk.open("/").requestsMayFail();
    visit.evaluate("fetch('/v1/conversations/none').then(() => 0)");
    assertThat(visit.troubles()).isEmpty();
  }
}
