// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Message ASKED = Message.user("and now what");
  private static final Capabilities ANY =
      new Capabilities(OptionalInt.empty(), Capabilities.SystemMessages.MANY);

  @Test
  void oversizedResultIsShortenedInsteadOfEvictingTheTurnsBeforeIt() {
    List<Message> history = new ArrayList<>(talk(20));
    history.addAll(called("{}", "tea ".repeat(5000)));
    Fitted fitted = fit(history, List.of(ASKED), Supplements.NONE, 400);
    assertThat(fitted.messages()).containsAll(talk(20));
    assertThat(fitted.messages().get(fitted.messages().size() - 2).text())
        .startsWith("tea tea")
        .contains("characters left out");
    assertThat(fates(fitted)).contains("SHORTENED 1");
  }

  @Test
  void turnLongerThanTheWindowKeepsItsQuestionAndItsNewestAnswers() {
    List<Message> turn = new ArrayList<>(List.of(ASKED));
    for (int i = 0; i < 50; i++) {
      turn.addAll(called("{\"n\":" + i + "}", "result " + i));
    }
    Fitted fitted = fit(talk(4), turn, Supplements.NONE, 100);
    assertThat(fitted.messages()).first().isEqualTo(ASKED);
    assertThat(fitted.messages().getLast().text()).isEqualTo("result 49");
    assertThat(fitted.messages().size()).isBetween(7, 99);
  }

  @Test
  void summaryStandsForWhatItCoversAndTheLedgerSaysWhereItDoesNotReachYet() {
    Supplements summed =
        new Supplements(null, new Summary("they talked of tea", new Sequence(30)), List.of());
    Fitted fitted = fit(talk(50), List.of(ASKED), summed, 200);
    assertThat(fitted.messages().getFirst().text()).contains("they talked of tea");
    List<Ledger.Entry> entries = fitted.ledger().get().entries();
    assertThat(entries.get(0).fate()).isEqualTo(Ledger.Fate.SUMMARIZED);
    assertThat(entries.get(0).count()).isEqualTo(30);
    assertThat(entries.get(1).fate()).isEqualTo(Ledger.Fate.DROPPED);
    assertThat(entries.get(1).why()).isEqualTo("the summary does not reach here yet");
  }

  @Test
  void noteThatQuotesWhatIsSentAnywayIsNotTold() {
    Note old = new Note(Note.Kind.RECALLED, "once: tea", "similar", List.of(2L));
    Note near = new Note(Note.Kind.RECALLED, "just now: tea", "similar", List.of(100L));
    Fitted fitted =
        fit(talk(50), List.of(ASKED), new Supplements(null, null, List.of(old, near)), 200);
    assertThat(fitted.messages().stream().map(Message::text))
        .contains("once: tea")
        .doesNotContain("just now: tea");
    assertThat(fitted.messages().get(fitted.messages().size() - 2).text()).isEqualTo("once: tea");
    assertThat(fates(fitted)).contains("RECALLED 1");
  }

  @Test
  void whatIsRecalledIsLookedForOnceAndNotWhereEverythingFits() {
    AtomicInteger asked = new AtomicInteger();
    Supplements recalling =
        new Supplements(
            null,
            null,
            List.of(),
            () -> {
              asked.incrementAndGet();
              return List.of(new Note(Note.Kind.RECALLED, "once: tea", "similar", List.of(2L)));
            });
    Fitted whole = fit(talk(5), List.of(ASKED), recalling, 1000);
    assertThat(whole.messages()).hasSize(11);
    assertThat(asked).hasValue(0);
    Fitted fitted = fit(talk(50), List.of(ASKED), recalling, 200);
    assertThat(fitted.messages().stream().map(Message::text)).contains("once: tea");
    assertThat(asked).hasValue(1);
  }

  @Test
  void nothingIsSummedUpWhereEverythingFits() {
    Supplements summed =
        new Supplements("a pirate", new Summary("they talked of tea", new Sequence(3)), List.of());
    Fitted fitted = fit(talk(5), List.of(ASKED), summed, 1000);
    assertThat(fitted.messages()).hasSize(12);
    assertThat(fitted.messages().getFirst()).isEqualTo(Message.system("a pirate"));
  }

  private static Fitted fit(
      List<Message> history, List<Message> turn, Supplements supplements, int prompt) {
    return new WindowCase(
            List.of(),
            history,
            turn,
            supplements,
            ANY,
            WindowOptions.DEFAULT,
            new Budget(prompt, 0),
            new WordCounter(2, 3, 0))
        .fitted();
  }

  private static List<String> fates(Fitted fitted) {
    return fitted.ledger().get().entries().stream()
        .map(entry -> entry.fate() + " " + entry.count())
        .toList();
  }

  private static List<Message> talk(int turns) {
    List<Message> talk = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      talk.add(Message.user("which tea " + i));
      talk.add(Message.assistant("assam " + i));
    }
    return talk;
  }

  private static List<Message> called(String arguments, String result) {
    FunctionCall call = new FunctionCall("look", arguments, Extras.NONE);
    return List.of(
        AssistantMessage.of(null, List.of(new FunctionToolCall("c", call, Extras.NONE))),
        Message.tool("c", result));
  }
}
