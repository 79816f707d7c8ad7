// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.FunctionRun;
import dev.parley.engine.erasure.Erasing;
import dev.parley.port.MessageFormat;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of an owner's turns is removed, and no call is run twice for it. */
final class KeptTurnsErasureTest {
  private static final Owner OTHER = new Owner("other");
  private static final FunctionToolCall CALL =
      new FunctionToolCall("c1", new FunctionCall("look", "{}", Extras.NONE), Extras.NONE);
  private static final Message SAID = AssistantMessage.of(new TextContent("Both."), List.of(CALL));
  private final SteppedClock clock = SteppedClock.create();
  private final InMemoryRecordStore records = new InMemoryRecordStore(clock);

  private Map<String, Long> erase() {
    Erasing erasing = Erasing.of(Owner.LOCAL);
    KeptTurns.erase(records, erasing);
    return erasing.counts().byKind();
  }

  /** Turns whose one message takes so many bytes when it is written. */
  private KeptTurns turns(int bytes) {
    MessageFormat format =
        new MessageFormat() {
          @Override
          public RawJson write(List<Message> messages) {
            return new RawJson("[\"" + "x".repeat(bytes) + "\"]");
          }

          @Override
          public List<Message> read(RawJson document) {
            return List.of(SAID);
          }
        };
    return new KeptTurns(records, format, clock);
  }

  private boolean isKept(Owner owner) {
    return !turns(1).restore(owner, List.of(SAID)).known().isEmpty();
  }

  private int stored() {
    return records.list("kept_turns", null, 100).size()
        + records.list("kept_turns_part", null, 100).size()
        + records.list("kept_results", null, 100).size();
  }

  private static FunctionRun run(String text) {
    return new FunctionRun("c1", "look", "{}", FunctionResult.of(text), Duration.ZERO);
  }

  private String once(Owner owner, Runnable meanwhile) {
    return turns(1)
        .once(
            owner,
            CALL,
            () -> {
              meanwhile.run();
              return run("done");
            },
            () -> run("nobody knows"))
        .result()
        .text();
  }

  @Test
  void turnsAndResultsGoAndThoseOfOthersStay() {
    for (Owner owner : List.of(Owner.LOCAL, OTHER)) {
      turns(1_000_000).keep(owner, List.of(CALL), List.of(SAID));
      assertThat(once(owner, () -> {})).isEqualTo("done");
    }
    int stored = stored();
    assertThat(stored).isGreaterThan(6);
    assertThat(erase()).isEqualTo(Map.of("kept_turns", 1L, "kept_results", 1L));
    assertThat(stored()).isEqualTo(stored / 2);
    assertThat(isKept(Owner.LOCAL)).isFalse();
    assertThat(isKept(OTHER)).isTrue();
    assertThat(erase()).isEqualTo(Map.of("kept_turns", 0L, "kept_results", 0L));
  }

  @Test
  void callThatRunsMeanwhileIsNotRunTwice() {
    String ran =
        once(
            Owner.LOCAL,
            () -> {
              assertThat(erase()).isEqualTo(Map.of("kept_turns", 0L, "kept_results", 0L));
              assertThat(once(Owner.LOCAL, () -> {})).isEqualTo("nobody knows");
            });
    assertThat(ran).isEqualTo("done");
    assertThat(once(Owner.LOCAL, () -> {})).as("its result is told").isEqualTo("done");
  }
}
