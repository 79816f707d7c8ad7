// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.SessionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.session.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts as they were given, whatever they hold and however long. */
interface SessionTexts extends SessionFixture {
  @Test
  default void textsComeBackToTheLastCharacter() {
    List<Exchange> said = new ArrayList<>();
    said.add(new Exchange("", ""));
    said.add(new Exchange("{\"user\":\"", "\"}]}"));
    said.add(new Exchange("\"}],\"history\":[", "\\"));
    for (String text : Samples.strings()) {
      said.add(new Exchange(text, "answer"));
      said.add(new Exchange("question", text));
    }
    created(1);
    for (Exchange each : said) {
      assertThat(store().append(key(1), each, MINUTE)).isTrue();
    }
    assertThat(history(1)).isEqualTo(said);
    assertThat(reopenedStore().use(key(1), MINUTE).orElseThrow().history()).isEqualTo(said);
  }

  @Test
  default void longTextsAndLongHistoriesAreKept() {
    Exchange megabyte = new Exchange("\u4f60".repeat(300_000), "\ud83d\ude00".repeat(300_000));
    created(1);
    assertThat(store().append(key(1), megabyte, MINUTE)).isTrue();
    for (int i = 0; i < 500; i++) {
      append(1, "question " + i, "answer " + i);
    }
    assertThat(store().append(key(1), megabyte, MINUTE)).isTrue();
    List<Exchange> history = history(1);
    assertThat(history).hasSize(502);
    assertThat(history.getFirst().equals(megabyte)).isTrue();
    assertThat(history.get(1)).isEqualTo(new Exchange("question 0", "answer 0"));
    assertThat(history.get(500)).isEqualTo(new Exchange("question 499", "answer 499"));
    assertThat(history.getLast().equals(megabyte)).isTrue();
  }
}
