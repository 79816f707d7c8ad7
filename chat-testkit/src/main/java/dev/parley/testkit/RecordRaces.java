// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.RecordFixture.json;
import static dev.parley.testkit.RecordFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.port.RecordStore.Stored;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several writers at once. */
interface RecordRaces extends RecordFixture {
  int RUNNERS = 16;

  @Test
  default void exactlyOneOfManyPutsAnAbsentRecord() {
    List<Integer> winners =
        Race.winners(RUNNERS, runner -> store().put(key("a"), RawJson.of(runner), 0, null));
    assertThat(winners).hasSize(1);
    assertThat(store().get(key("a")))
        .contains(new Stored(key("a"), RawJson.of(winners.getFirst()), 1, null));
  }

  @Test
  default void exactlyOneOfManyPutsAnExpiredRecord() {
    store().put(key("a"), json("\"old\""), 0, clock().instant().plusSeconds(1));
    clock().advance(Duration.ofSeconds(1));
    List<Integer> winners =
        Race.winners(RUNNERS, runner -> store().put(key("a"), RawJson.of(runner), 0, null));
    assertThat(winners).hasSize(1);
    assertThat(store().get(key("a")))
        .contains(new Stored(key("a"), RawJson.of(winners.getFirst()), 1, null));
  }

  @Test
  default void writersThatTryAgainAllGetThrough() {
    int each = 8;
    store().put(key("a"), RawJson.of(0), 0, null);
    Race.run(
        RUNNERS,
        runner -> {
          for (int done = 0; done < each; ) {
            Stored stored = store().get(key("a")).orElseThrow();
            RawJson more = RawJson.of(Long.parseLong(stored.document().text()) + 1);
            if (Race.wins(() -> store().put(key("a"), more, stored.version(), null))) {
              done++;
            }
          }
        });
    int written = RUNNERS * each;
    assertThat(store().get(key("a")))
        .contains(new Stored(key("a"), RawJson.of(written), written + 1L, null));
  }

  @Test
  default void exactlyOneOfManyDeletesARecord() {
    store().put(key("a"), json("1"), 0, null);
    boolean[] deleted = new boolean[RUNNERS];
    Race.run(RUNNERS, runner -> deleted[runner] = store().delete(key("a"), 1));
    assertThat(deleted).containsOnlyOnce(true);
    assertThat(store().get(key("a"))).isEmpty();
  }
}
