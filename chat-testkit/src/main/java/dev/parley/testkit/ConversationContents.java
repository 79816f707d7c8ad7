// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.START;
import static dev.parley.testkit.Logs.begin;
import static dev.parley.testkit.Logs.first;
import static dev.parley.testkit.Logs.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Fork;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.conversation.TurnId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is written comes back the same, after a restart too. */
interface ConversationContents extends ConversationFixture {
  @Test
  default void messagesOfEveryKindComeBackTheSame() {
    assertKept(Samples.messages());
  }

  @Test
  default void textComesBackTheSameWhateverItsCharacters() {
    assertKept(Samples.strings().stream().map(Samples::sayingEverywhere).toList());
  }

  @Test
  default void fieldsThatParleyDoesNotKnowComeBackInTheirOrder() {
    List<String> names = List.of("z", "a", "x_1", "B");
    Map<String, RawJson> fields = new LinkedHashMap<>();
    names.forEach(name -> fields.put(name, new RawJson("{\"b\":1, \"a\":\n2}")));
    Message small = new UserMessage(new TextContent("small"), "ann", new Extras(fields));
    Message large =
        new UserMessage(new TextContent("large".repeat(200_000)), null, new Extras(fields));
    List<Entry> entries = List.of(Logs.entry(1, small), Logs.entry(2, large));
    store().write(first("c", ANN, 2), entries);
    for (Entry entry : Logs.all(reopenedStore(), id("c"))) {
      Message message = Objects.requireNonNull(entry.message());
      assertThat(message.extras().fields().keySet()).containsExactlyElementsOf(names);
      assertThat(message.extras()).isEqualTo(new Extras(fields));
    }
  }

  @Test
  default void messageOfSeveralMegabytesComesBackTheSame() {
    assertKept(
        List.of(Message.user("0123456\u00e9\ud83d\ude00".repeat(500_000)), Message.user("small")));
  }

  @Test
  default void messageNestedDeeplyComesBackTheSame() {
    assertKept(List.of(Samples.nestedDeeply()));
    Header header = first("d", ANN, 0).withOpenTurn(turn(List.of(Samples.nestedDeeply())));
    store().write(header, List.of());
    assertThat(reopenedStore().header(id("d"))).contains(header);
  }

  @Test
  default void entriesKeepTurnStatusTimeAndSize() {
    List<Entry> entries =
        List.of(
            new Entry(
                new Sequence(1),
                null,
                EntryStatus.INCOMPLETE,
                Instant.parse("1999-12-31T23:59:59.999999999Z"),
                0,
                Message.user("a")),
            new Entry(
                new Sequence(2),
                new TurnId("T-_" + "9".repeat(61)),
                EntryStatus.COMPLETED,
                Instant.EPOCH,
                7,
                Message.user("b")),
            new Entry(new Sequence(3), null, EntryStatus.COMPLETED, START, 1L << 40, null));
    store().write(first("c", ANN, 3), entries);
    assertThat(Logs.all(reopenedStore(), id("c"))).isEqualTo(entries);
    assertThat(store().entry(id("c"), new Sequence(3))).contains(entries.getLast());
  }

  @Test
  default void headerKeepsItsOpenTurnWithMessages() {
    Header stored = begin(store(), "c", 1);
    OpenTurn turn = turn(Samples.messages());
    Header opened = stored.advance(0, START).withOpenTurn(turn);
    store().write(opened, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(opened);

    Instant later = START.plusSeconds(120);
    Header renewed =
        opened.advance(0, START).withOpenTurn(turn.renew(later, Samples.fullAssistant()));
    store().write(renewed, List.of());
    assertThat(store().header(id("c"))).contains(renewed);

    Header closed = renewed.advance(0, START).withOpenTurn(null);
    store().write(closed, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(closed);
  }

  @Test
  default void headerKeepsWhatFunctionsDidInAnOpenTurn() {
    Header header =
        first("c", ANN, 0)
            .withOpenTurn(turn(List.of(Message.user("book"))).keep(Samples.messages()));
    store().write(header, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(header);
  }

  @Test
  default void headerKeepsAnOpenTurnWithoutMessages() {
    Header header = first("c", ANN, 0).withOpenTurn(turn(List.of()));
    store().write(header, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(header);
  }

  @Test
  default void headerKeepsItsInstructions() {
    Header header = first("c", ANN, 0).withInstructions(Samples.messages());
    store().write(header, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(header);
    assertThat(store().list(ANN, null, 1)).containsExactly(header);
  }

  @Test
  default void headerKeepsItsBranches() {
    List<Fork> forks = new ArrayList<>();
    for (long first = 3; first < 3 + Branches.MOST_FORKS; first++) {
      forks.add(new Fork(new Sequence(first), new Sequence((first * 7) % (first - 1))));
    }
    Header whole = Logs.begin(store(), "c", 2 + Branches.MOST_FORKS);
    Header used = whole.advance(0, START).using(new Sequence(2), 1L << 40);
    store().write(used, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(used);
    Header forked = Logs.forked(used.advance(0, START), new Branches(new Sequence(1), 17, forks));
    store().write(forked, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(forked);
  }

  @Test
  default void entriesThatFollowAnEarlierOneLieAtTheEndOfTheLog() {
    Header whole = Logs.begin(store(), "c", 5);
    Header back = whole.advance(0, START).using(new Sequence(2), 9);
    store().write(back, List.of());
    Header branched = Logs.append(store(), back, 2);
    assertThat(branched.tip()).isEqualTo(new Sequence(7));
    assertThat(reopenedStore().header(id("c"))).contains(branched);
    assertThat(Logs.sequences(store().newest(id("c"), null, 10))).isEqualTo(Logs.down(7, 1));
  }

  @Test
  default void headerKeepsTitleSummaryAndMetadataWhateverTheirCharacters() {
    for (int i = 0; i < Samples.strings().size(); i++) {
      Header header = described("c" + i, Samples.strings().get(i));
      store().write(header, List.of());
      assertThat(store().header(header.id())).contains(header);
    }
    Header last = described("last", "");
    store().write(last, List.of());
    assertThat(reopenedStore().header(id("last"))).contains(last);
    assertThat(store().list(ANN, null, 100)).hasSize(Samples.strings().size() + 1);
  }

  @Test
  default void headerForgetsWhatTheNextOneLeavesOut() {
    store().write(described("c", "gone"), List.of());
    Header bare = Logs.at(first("c", ANN, 0), 2, 0);
    store().write(bare, List.of());
    assertThat(reopenedStore().header(id("c"))).contains(bare);
  }

  @Test
  default void ownersAreToldApartWhateverTheirCharacters() {
    List<String> names = new ArrayList<>(Samples.strings());
    names.addAll(List.of("Plain", "PLAIN", "plain ", "\u00e9 is not e\u0301"));
    for (int i = 0; i < names.size(); i++) {
      store().write(first("c" + i, new Owner(names.get(i)), 0), List.of());
    }
    for (int i = 0; i < names.size(); i++) {
      Owner owner = new Owner(names.get(i));
      assertThat(store().list(owner, null, 10)).containsExactly(first("c" + i, owner, 0));
    }
  }

  private void assertKept(List<Message> messages) {
    List<Entry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(Logs.entry(entries.size() + 1L, message));
    }
    store().write(first("c", ANN, entries.size()), entries);
    assertThat(Logs.all(store(), id("c"))).isEqualTo(entries);
    assertThat(Logs.all(reopenedStore(), id("c"))).isEqualTo(entries);
  }

  private static Header described(String id, String text) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(text, text);
    metadata.put("empty", "");
    for (int i = 0; i < 14; i++) {
      metadata.put("key" + i, "x".repeat(512));
    }
    return new Header(
        id(id),
        ANN,
        1,
        Sequence.NONE,
        Branches.NONE,
        List.of(Message.system(text)),
        text,
        OpenTurn.begin(new TurnId("t"), text, List.of(Message.user(text)), START, START),
        new Summary(text, new Sequence(7)),
        metadata,
        START,
        START);
  }

  private static OpenTurn turn(List<Message> messages) {
    return OpenTurn.begin(
        new TurnId("turn_1"), "engine-1", messages, START.plusNanos(1), START.plusSeconds(60));
  }
}
