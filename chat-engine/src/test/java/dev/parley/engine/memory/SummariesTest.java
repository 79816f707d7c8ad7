// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.engine.conversation.Conversations;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.conversation.Turns;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final ConversationId TEA = new ConversationId("tea");
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final ModelId DEFAULT = new ModelId(Route.DEFAULT);

  private final ScriptedChatModel model = new ScriptedChatModel();
  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final Summaries summaries = summaries(SummarySettings.DEFAULT);

  private Summaries summaries(SummarySettings settings) {
    Provider provider =
        new Provider("model", model, model, Parameters.NONE, Provider.Others.UNKNOWN);
    Target target = new Target("model", model.models().getFirst());
    Route route = new Route(Route.DEFAULT, List.of(target), null, Parameters.NONE);
    return new Summaries(
        store,
        new Router(List.of(provider), List.of(route)),
        settings,
        (candidate, request) -> candidate.provider().model().chat(request));
  }

  private void say(int from, Message... messages) {
    List<Entry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          new Entry(
              new Sequence(from + entries.size()), null, EntryStatus.COMPLETED, NOON, 0, message));
    }
    Header header =
        store
            .header(TEA)
            .map(known -> known.advance(entries.size(), NOON))
            .orElseGet(
                () ->
                    new Header(
                        TEA,
                        Owner.LOCAL,
                        1,
                        new Sequence(entries.size()),
                        Branches.single(new Sequence(entries.size()), 0),
                        List.of(),
                        null,
                        null,
                        null,
                        Map.of(),
                        NOON,
                        NOON));
    store.write(header, entries);
  }

  private Conversations conversations() {
    SteppedClock clock = SteppedClock.create();
    Turns turns =
        new Turns(
            store,
            new TurnSettings(
                TurnSettings.DEFAULT_PATIENCE,
                TurnSettings.DEFAULT_LEASE,
                "here",
                TurnSettings.Sharing.EXCLUSIVE),
            clock,
            () -> "unused");
    return new Conversations(store, turns, clock, () -> "unused");
  }

  private Optional<Summary> summary() {
    return store.header(TEA).map(Header::summary);
  }

  @Test
  void theBlockThatLeftIsTold() {
    say(
        1,
        Message.system("be brief"),
        Message.user("I am Ada"),
        Message.assistant("Hello Ada"),
        Message.user("still here"));
    model.enqueue(Script.text("The user is Ada."));
    assertThat(summaries.advance(TEA, new Sequence(3), DEFAULT)).isFalse();
    assertThat(summary()).contains(new Summary("The user is Ada.", new Sequence(3)));
    assertThat(model.lastRequest().messages().getLast().text())
        .contains("[2026-05-01 12:00] user: I am Ada\n[2026-05-01 12:00] assistant: Hello Ada")
        .doesNotContain("still here", "be brief");
  }

  @Test
  void theNextBlockJoinsTheSummary() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"));
    say(3, Message.user("I live in Rome"), Message.assistant("Nice"));
    model.enqueue(Script.text("The user is Ada."), Script.text("Ada lives in Rome."));
    summaries.advance(TEA, new Sequence(2), DEFAULT);
    summaries.advance(TEA, new Sequence(4), DEFAULT);
    assertThat(summary()).contains(new Summary("Ada lives in Rome.", new Sequence(4)));
    assertThat(model.lastRequest().messages().getLast().text())
        .contains("The user is Ada.", "I live in Rome")
        .doesNotContain("I am Ada");
  }

  @Test
  void whatIsCoveredIsNotAskedAgain() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"));
    model.enqueue(Script.text("The user is Ada."));
    summaries.advance(TEA, new Sequence(2), DEFAULT);
    assertThat(summaries.advance(TEA, new Sequence(2), DEFAULT)).isFalse();
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void aBlockIsNoLongerThanTheModelReads() {
    String long500 = "word ".repeat(500);
    for (int i = 0; i < 20; i++) {
      say(i + 1, Message.user(i + " " + long500));
    }
    model.window(2000).otherwise(request -> Script.text("Words."));
    int asked = 1;
    while (summaries.advance(TEA, new Sequence(20), DEFAULT)) {
      asked++;
    }
    assertThat(summary()).contains(new Summary("Words.", new Sequence(20)));
    assertThat(model.requests()).hasSize(asked).hasSizeBetween(7, 20);
    assertThat(model.requests())
        .allSatisfy(request -> assertThat(model.count(request).tokens()).isLessThan(1600));
  }

  @Test
  void oneMessageThatIsLongerThanTheWindowIsShortened() {
    say(1, Message.user("word ".repeat(5000)), Message.assistant("I see"));
    model.window(600).otherwise(request -> Script.text("Words."));
    while (summaries.advance(TEA, new Sequence(2), DEFAULT)) {
      assertThat(model.requests()).hasSizeLessThan(4);
    }
    assertThat(summary()).contains(new Summary("Words.", new Sequence(2)));
    assertThat(model.requests().getFirst().messages().getLast().text())
        .contains("characters left out");
  }

  @Test
  void aFailureChangesNothing() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"));
    model.enqueue(Script.text(""));
    assertThatThrownBy(() -> summaries.advance(TEA, new Sequence(2), DEFAULT))
        .isInstanceOf(ProviderUnavailableException.class);
    assertThat(summary()).isEmpty();
  }

  @Test
  void whatWasSaidMeanwhileStays() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"));
    model.otherwise(
        request -> {
          say(3, Message.user("and?"));
          return Script.text("The user is Ada.");
        });
    summaries.advance(TEA, new Sequence(2), DEFAULT);
    assertThat(summary()).contains(new Summary("The user is Ada.", new Sequence(2)));
    assertThat(store.header(TEA).map(Header::last)).contains(new Sequence(3));
  }

  @Test
  void anothersSummaryStands() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"));
    Summary others = new Summary("Ada.", new Sequence(1));
    model.otherwise(
        request -> {
          Header now = store.header(TEA).orElseThrow();
          store.write(now.advance(0, NOON).withSummary(others), List.of());
          return Script.text("The user is Ada.");
        });
    assertThat(summaries.advance(TEA, new Sequence(2), DEFAULT)).isFalse();
    assertThat(summary()).contains(others);
  }

  @Test
  void whatIsDeletedWhileItIsSummedUpIsNotToldOf() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"), Message.user("and?"));
    Conversations conversations = conversations();
    model.otherwise(
        request -> {
          Header unused = conversations.deleteEntry(Owner.LOCAL, TEA, new Sequence(1));
          return Script.text("The user is Ada.");
        });
    assertThat(summaries.advance(TEA, new Sequence(2), DEFAULT)).isFalse();
    assertThat(summary()).isEmpty();
  }

  @Test
  void whatIsDeletedTakesTheSummaryThatTellsOfItAlong() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"), Message.user("and?"));
    model.enqueue(Script.text("The user is Ada."));
    summaries.advance(TEA, new Sequence(2), DEFAULT);
    Header later = conversations().deleteEntry(Owner.LOCAL, TEA, new Sequence(3));
    assertThat(later.summary()).isNotNull();
    Header next = conversations().deleteEntry(Owner.LOCAL, TEA, new Sequence(1));
    assertThat(next.summary()).isNull();
    assertThat(summary()).isEmpty();
  }

  @Test
  void aConversationThatIsGoneHasNoSummary() {
    assertThat(summaries.advance(TEA, new Sequence(2), DEFAULT)).isFalse();
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void aSummaryLeavesThePlaceInTheListAlone() {
    say(1, Message.user("I am Ada"), Message.assistant("Hello Ada"));
    model.enqueue(Script.text("The user is Ada."));
    summaries.advance(TEA, new Sequence(2), DEFAULT);
    assertThat(store.header(TEA).map(Header::updatedAt)).contains(NOON);
  }
}
