// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Fork;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.conversation.TurnId;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatReply;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said in the place of something else begins a branch, and nothing is overwritten. */
final class BranchesTest {
  private static final ConversationId TEA = new ConversationId("tea");
  private static final Sequence END = new Sequence(1_000_000);

  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final ScriptedChatModel model = new ScriptedChatModel();
  private final ChatEngine engine = ChatEngine.builder().model(model).conversations(store).build();
  private final Conversations conversations = engine.conversations();

  @Test
  void questionIsAnsweredAnewBesideItsFirstAnswer() {
    say("A number?", "Seven.");
    ask(1, "Eight.");
    assertThat(shown()).containsExactly("A number?", "Eight.");
    assertThat(sent()).containsExactly("A number?");
    assertThat(logged()).containsExactly("A number?", "Seven.", "Eight.");
    assertThat(siblings(3)).containsExactly(2L, 3L);
    assertThat(siblings(1)).isEmpty();
  }

  @Test
  void earlierQuestionIsPutInOtherWords() {
    say("A number?", "Seven.");
    say("Another?", "Nine.");
    ask(0, "Blue.", Message.user("A colour?"));
    assertThat(shown()).containsExactly("A colour?", "Blue.");
    assertThat(sent()).containsExactly("A colour?");
    assertThat(logged())
        .containsExactly("A number?", "Seven.", "Another?", "Nine.", "A colour?", "Blue.");
    say("And?", "Red.");
    assertThat(sent()).containsExactly("A colour?", "Blue.", "And?");
  }

  @Test
  void walkingBackTakesUpTheNewestThatWasSaidThere() {
    say("A number?", "Seven.");
    say("Another?", "Nine.");
    ask(1, "Eight.");
    Header back = conversations.use(Owner.LOCAL, TEA, at(2));
    assertThat(back.tip()).isEqualTo(at(4));
    assertThat(shown()).containsExactly("A number?", "Seven.", "Another?", "Nine.");
    say("More?", "No.");
    assertThat(sent()).containsExactly("A number?", "Seven.", "Another?", "Nine.", "More?");
    assertThat(header().branches().forks())
        .containsExactly(new Fork(at(5), at(1)), new Fork(at(6), at(4)));
  }

  @Test
  void goingOnAfterTheNewestIsNoBranch() {
    say("A number?", "Seven.");
    ask(2, "Nine.", Message.user("Another?"));
    assertThat(header().branches().forks()).isEmpty();
  }

  @Test
  void sizesRunAlongTheBranch() {
    say("A number?", "Seven.");
    say("Another?", "Nine.");
    ask(2, "Blue, and rather dark.", Message.user("A colour then, please?"));
    List<Entry> way = conversations.oldest(Owner.LOCAL, TEA, Sequence.NONE, 10);
    long size = 0;
    for (Entry entry : way) {
      assertThat(entry.size()).isEqualTo(size);
      size = entry.sizeAfter();
    }
    assertThat(way).hasSize(4);
    assertThat(header().branches().size()).isEqualTo(size);
    Header back = conversations.use(Owner.LOCAL, TEA, at(4));
    assertThat(back.branches().size()).isEqualTo(store.entry(TEA, at(4)).orElseThrow().sizeAfter());
  }

  @Test
  void instructionsThatWereSaidLastHoldOnEveryBranch() {
    ask(null, "1", Message.system("Be brief."), Message.user("One?"));
    ask(null, "2", Message.system("Be long."), Message.user("Two?"));
    ask(3, "3", Message.user("Three?"));
    assertThat(model.lastRequest().messages())
        .extracting(Message::text)
        .containsExactly("Be long.", "One?", "1", "Three?");
    Header back = conversations.use(Owner.LOCAL, TEA, at(5));
    assertThat(back.instructions()).containsExactly(Message.system("Be long."));
  }

  @Test
  void otherBranchesAreOneLineOfTheLedgerAndAreNotRead() {
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      many.add(i % 2 == 0 ? Message.user("q" + i) : Message.assistant("a" + i));
    }
    say("Root?", "Yes.");
    List<Entry> unused = conversations.add(Owner.LOCAL, TEA, many);
    ask(2, "Fine.", Message.user("Well?"));
    CountingStore counting = new CountingStore(store);
    StoredHistory history =
        new StoredHistory(
            new StoredHistory.Log(counting, OptionalInt.of(100)), header(), List.of());
    List<String> told = new ArrayList<>();
    history.forEach(item -> told.add(item.sequence() + " " + item.getClass().getSimpleName()));
    assertThat(told).containsExactly("5004 Said", "5003 Said", "3 Skipped", "2 Said", "1 Said");
    assertThat(counting.entriesRead()).isEqualTo(4);
    assertThat(counting.reads()).isEqualTo(2);
    Ledger ledger = ledger();
    assertThat(ledger.entries())
        .filteredOn(entry -> entry.why().equals("on another branch"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.count()).isEqualTo(5000));
    assertCoveredOnce(ledger, 5004);
  }

  @Test
  void ledgerOfAQuestionThatIsAnsweredAnewCoversTheLogOnce() {
    say("A number?", "Seven.");
    model.enqueue(Script.text("Eight."));
    try (ChatReply reply = engine.chat(call().following(at(1)))) {
      var unused = reply.completion();
      Ledger ledger = reply.report().ledger().get();
      assertCoveredOnce(ledger, 2);
      assertThat(ledger.entries())
          .extracting(Ledger.Entry::sequence, Ledger.Entry::fate)
          .containsExactly(tuple(1L, Ledger.Fate.KEPT), tuple(2L, Ledger.Fate.DROPPED));
    }
  }

  @Test
  void turnThatDiedIsClosedOnItsBranch() {
    say("A number?", "Seven.");
    Header stored = header();
    OpenTurn died =
        OpenTurn.begin(
            new TurnId("t"),
            "gone",
            List.of(Message.user("A tree?")),
            Instant.EPOCH,
            Instant.EPOCH);
    store.write(
        stored.advance(0, stored.updatedAt()).using(Sequence.NONE, 0).withOpenTurn(died),
        List.of());
    assertThat(shown()).containsExactly("A tree?");
    say("A colour?", "Blue.");
    assertThat(shown()).containsExactly("A tree?", "A colour?", "Blue.");
    assertThat(store.entry(TEA, at(3)).orElseThrow().status()).isEqualTo(EntryStatus.INCOMPLETE);
    assertThat(header().branches().forks()).containsExactly(new Fork(at(3), Sequence.NONE));
    assertThat(siblings(3)).containsExactly(1L, 3L);
  }

  @Test
  void whatADeadTurnLeftCanBeFollowed() {
    say("A number?", "Seven.");
    Header stored = header();
    OpenTurn died =
        OpenTurn.begin(
            new TurnId("t"),
            "gone",
            List.of(Message.user("A tree?")),
            Instant.EPOCH,
            Instant.EPOCH);
    store.write(stored.advance(0, stored.updatedAt()).withOpenTurn(died), List.of());
    ask(3, "Blue.", Message.user("A colour?"));
    assertThat(shown()).containsExactly("A number?", "Seven.", "A tree?", "A colour?", "Blue.");
  }

  @Test
  void turnThatIsTakenBackLeavesTheBranchThatWasInUse() {
    ask(null, "Seven.", Message.system("Be brief."), Message.user("A number?"));
    Header before = header().advance(0, Instant.EPOCH).withSummary(new Summary("numbers", at(3)));
    store.write(before, List.of());
    Turns turns =
        new Turns(
            store,
            new TurnSettings(
                TurnSettings.DEFAULT_PATIENCE,
                TurnSettings.DEFAULT_LEASE,
                "other",
                TurnSettings.Sharing.EXCLUSIVE),
            Clock.systemUTC(),
            () -> "id");
    Turn turn =
        turns.open(
            new TurnAsk(Owner.LOCAL, TEA, Sequence.NONE, List.of(Message.user("A colour?"))),
            () -> false);
    assertThat(header().tip()).isEqualTo(Sequence.NONE);
    turn.discard();
    assertThat(header().branches()).isEqualTo(before.branches());
    assertThat(header().instructions()).isEqualTo(before.instructions());
    assertThat(header().summary()).isEqualTo(before.summary());
  }

  @Test
  void whatIsNotThereIsNotFollowed() {
    say("A number?", "Seven.");
    assertThatThrownBy(() -> ask(3, "x", Message.user("?"))).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.use(Owner.LOCAL, TEA, at(3)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.use(new Owner("eve"), TEA, at(1)))
        .isInstanceOf(NotFoundException.class);
    assertThat(header().openTurn()).isNull();
  }

  @Test
  void onlyAQuestionIsAnsweredAnew() {
    say("A number?", "Seven.");
    assertThatThrownBy(() -> ask(2, "x"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("messages is an empty array");
    assertThatThrownBy(() -> ask(0, "x")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> ask(null, "x")).isInstanceOf(InvalidRequestException.class);
    assertThat(logged()).containsExactly("A number?", "Seven.");
  }

  @Test
  void conversationHasNoMoreBranchesThanItsHeaderHasRoomFor() {
    for (int i = 0; i <= Branches.MOST_FORKS; i++) {
      ask(0, "a", Message.user("q"));
    }
    assertThat(header().branches().forks()).hasSize(Branches.MOST_FORKS);
    assertThatThrownBy(() -> ask(0, "a", Message.user("q")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("1000 branches");
    Header back = conversations.use(Owner.LOCAL, TEA, at(1));
    assertThat(back.tip()).isEqualTo(at(2));
    assertThatThrownBy(() -> conversations.add(Owner.LOCAL, TEA, List.of(Message.user("q"))))
        .isInstanceOf(InvalidRequestException.class);
    Header newest = conversations.use(Owner.LOCAL, TEA, header().last());
    assertThat(newest.tip()).isEqualTo(newest.last());
    say("q", "a");
  }

  @Test
  void deletedSiblingIsNotOffered() {
    say("A number?", "Seven.");
    ask(1, "Eight.");
    ask(1, "Nine.");
    Header unused = conversations.deleteEntry(Owner.LOCAL, TEA, at(2));
    assertThat(siblings(4)).containsExactly(3L, 4L);
    unused = conversations.deleteEntry(Owner.LOCAL, TEA, at(3));
    assertThat(siblings(4)).isEmpty();
  }

  private void say(String question, String answer) {
    ask(null, answer, Message.user(question));
  }

  private void ask(@Nullable Integer after, String answer, Message... messages) {
    model.enqueue(Script.text(answer));
    ChatCall call = call(messages);
    try (ChatReply reply = engine.chat(after == null ? call : call.following(at(after)))) {
      var unused = reply.completion();
    }
  }

  private static ChatCall call(Message... messages) {
    return new ChatCall(
        Owner.LOCAL, TEA, ChatRequest.of("default", messages), null, OptionalInt.empty());
  }

  private Ledger ledger() {
    return engine.preview(call(Message.user("And now?"))).ledger().get();
  }

  private static void assertCoveredOnce(Ledger ledger, long last) {
    long next = 1;
    for (Ledger.Entry entry : ledger.entries()) {
      assertThat(entry.sequence()).isEqualTo(next);
      next += entry.count();
    }
    assertThat(next).isGreaterThan(last);
  }

  private List<Long> siblings(long sequence) {
    Entry entry = store.entry(TEA, at(sequence)).orElseThrow();
    return conversations
        .siblings(Owner.LOCAL, TEA, List.of(entry))
        .getOrDefault(at(sequence), List.of())
        .stream()
        .map(Sequence::value)
        .toList();
  }

  private Header header() {
    return store.header(TEA).orElseThrow();
  }

  private List<String> shown() {
    List<Entry> oldest = conversations.oldest(Owner.LOCAL, TEA, Sequence.NONE, 100);
    assertThat(conversations.newest(Owner.LOCAL, TEA, END, 100).reversed()).isEqualTo(oldest);
    return texts(oldest);
  }

  private List<String> logged() {
    return texts(store.newest(TEA, null, 100).reversed());
  }

  private List<String> sent() {
    return model.lastRequest().messages().stream()
        .filter(message -> !message.isInstruction())
        .map(Message::text)
        .toList();
  }

  private static List<String> texts(List<Entry> entries) {
    return entries.stream()
        .map(Entry::message)
        .map(message -> message == null ? "-" : message.text())
        .toList();
  }

  private static Sequence at(long place) {
    return new Sequence(place);
  }
}
