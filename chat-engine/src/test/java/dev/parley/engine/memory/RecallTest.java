// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.routing.Route;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.VectorSpace;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.erasure.Erasing;
import dev.parley.engine.job.JobSettings;
import dev.parley.engine.job.Jobs;
import dev.parley.testkit.Await;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.InMemoryJobQueue;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.InMemoryVectorIndex;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.ScriptedEmbeddingModel;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old turns that matter now are found again, and told. */
class RecallTest {
  private static final ConversationId TEA = new ConversationId("tea");
  private static final Owner OTHER = new Owner("other");
  private static final String FACT = "My parrot is called Euclid.";
  private static final String QUESTION = "How is my parrot called?";
  private static final VectorSpace SPACE =
      new VectorSpace(new ModelId("scripted-embedding"), ScriptedEmbeddingModel.DIMENSIONS);

  private final ScriptedChatModel model = new ScriptedChatModel().window(800);
  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final SteppedClock clock = SteppedClock.create();
  private final InMemoryJobQueue queue = new InMemoryJobQueue(clock);
  private final Faults faults = new Faults();
  private final InMemoryVectorIndex index = new InMemoryVectorIndex(SPACE, faults);
  private final ScriptedEmbeddingModel embedding = new ScriptedEmbeddingModel();
  private final InMemoryRecordStore records = new InMemoryRecordStore(clock);
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final Jobs jobs =
      new Jobs(queue, JobSettings.of("test", Duration.ofSeconds(5)), clock, new Random(1));
  private final Recalling recalling = recalling(Duration.ofMinutes(1));
  private final ChatEngine engine = engine(recalling);

  private Recalling recalling(Duration patience) {
    RecallKit kit =
        new RecallKit(
            () -> {
              opened.incrementAndGet();
              return index;
            },
            SPACE.model(),
            embedding::embed,
            records);
    return Recalling.of(
        store,
        kit,
        new RecallSettings(100, 0.3, 8, 8000, patience),
        new Recalling.Queue(jobs::enqueue, () -> "id" + made.incrementAndGet()));
  }

  private ChatEngine engine(Recalling with) {
    return ChatEngine.builder().model(model).conversations(store).clock(clock).recall(with).build();
  }

  @BeforeEach
  void start() {
    model.otherwise(request -> Script.text("well ".repeat(30).strip()));
    jobs.start(engine.jobs());
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private Ledger ask(Owner owner, String text, Strategy strategy) {
    return ask(engine, owner, text, strategy);
  }

  private static Ledger ask(ChatEngine engine, Owner owner, String text, Strategy strategy) {
    return ask(engine, call(owner, text, strategy));
  }

  private static Ledger ask(ChatEngine engine, ChatCall call) {
    try (ChatReply reply = engine.chat(call)) {
      reply.completion();
      return reply.report().ledger().get();
    }
  }

  private static ChatCall call(Owner owner, String text, Strategy strategy) {
    return call(owner, TEA, text, strategy);
  }

  private static ChatCall call(
      Owner owner, ConversationId conversation, String text, Strategy strategy) {
    ChatRequest request = ChatRequest.of(Route.DEFAULT, Message.user(text));
    return new ChatCall(owner, conversation, request, strategy, OptionalInt.empty());
  }

  /** The fact, and so much after it that it leaves the window. */
  private void talk(Owner owner) {
    talk(owner, TEA);
  }

  private void talk(Owner owner, ConversationId conversation) {
    ask(engine, call(owner, conversation, FACT, Strategy.RECALL));
    for (int i = 0; i < 20; i++) {
      String question = "And then, on day number " + i + "?";
      ask(engine, call(owner, conversation, question, Strategy.RECALL));
    }
    settle(owner);
  }

  private void settle(Owner owner) {
    Await.until(
        "no more jobs",
        () ->
            queue.list(owner, JobStatus.QUEUED, null, 10).isEmpty()
                && queue.list(owner, JobStatus.RUNNING, null, 10).isEmpty());
  }

  private String sent() {
    return model.lastRequest().messages().stream()
        .map(Message::text)
        .collect(Collectors.joining("\n"));
  }

  private List<EntryId> found(Header header, long... sequences) {
    List<EntryId> ids =
        Arrays.stream(sequences)
            .mapToObj(sequence -> new EntryId(String.valueOf(sequence)))
            .toList();
    return index.fetch(RecallShelf.namespace(header), ids).stream()
        .map(entry -> entry.id())
        .toList();
  }

  private Header header() {
    return store.header(TEA).orElseThrow();
  }

  @Test
  void whatWasSaidLongAgoIsToldWhereItIsAskedFor() {
    talk(Owner.LOCAL);
    ask(Owner.LOCAL, "And then?", Strategy.DROP_OLDEST);
    assertThat(sent()).doesNotContain(FACT);
    Ledger ledger = ask(Owner.LOCAL, QUESTION, Strategy.RECALL);
    assertThat(sent()).contains("] user: " + FACT);
    assertThat(ledger.entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.fate()).isEqualTo(Ledger.Fate.RECALLED);
              assertThat(entry.sequence()).isEqualTo(1);
              assertThat(entry.why()).startsWith("similarity 0.");
            });
  }

  @Test
  void aPreviewTellsItToo() {
    talk(Owner.LOCAL);
    Ledger ledger = engine.preview(call(Owner.LOCAL, QUESTION, Strategy.RECALL)).ledger().get();
    assertThat(ledger.entries())
        .anySatisfy(entry -> assertThat(entry.fate()).isEqualTo(Ledger.Fate.RECALLED));
  }

  @Test
  void aTurnEmbedsOnceAndAsksTheIndexOnce() {
    talk(Owner.LOCAL);
    int before = embedding.requests().size();
    int queries = opened.get();
    ask(Owner.LOCAL, QUESTION, Strategy.RECALL);
    assertThat(embedding.requests()).hasSize(before + 1);
    assertThat(opened.get()).isEqualTo(queries + 1);
  }

  @Test
  void nothingIsOpenedWhereNothingLeftTheWindow() {
    ask(Owner.LOCAL, FACT, Strategy.RECALL);
    ask(Owner.LOCAL, QUESTION, Strategy.RECALL);
    engine.conversations().delete(Owner.LOCAL, TEA);
    assertThat(opened).hasValue(0);
    assertThat(embedding.requests()).isEmpty();
  }

  @Test
  void nothingIsLookedForWhereEverythingFits() {
    talk(Owner.LOCAL);
    int before = embedding.requests().size();
    model.window(100_000);
    ask(Owner.LOCAL, QUESTION, Strategy.RECALL);
    assertThat(sent()).contains(FACT);
    assertThat(embedding.requests()).hasSize(before);
  }

  @Test
  void whatIsRemovedWhileItIsTakenInLeavesNothing() {
    talk(Owner.LOCAL);
    Header old = header();
    InMemoryVectorIndex anew = new InMemoryVectorIndex(SPACE);
    Recalling forgetting =
        Recalling.of(
            store,
            RecallKit.of(anew, embedding, records),
            new RecallSettings(100, 0.3, 8, 8000, Duration.ofMinutes(1)),
            new Recalling.Queue(NewJob::id, () -> "unused"));
    RecallKit kit =
        new RecallKit(
            () -> anew,
            SPACE.model(),
            request -> {
              store.delete(TEA);
              forgetting.forgotten().before(clock.instant(), 20);
              return embedding.embed(request);
            },
            records);
    RecallIndexing indexing = new RecallIndexing(store, new RecallShelf(kit, () -> "anew"));
    assertThat(indexing.advance(TEA, new Sequence(10))).isFalse();
    assertThat(anew.fetch(RecallShelf.namespace(old), List.of(new EntryId("1"), new EntryId("2"))))
        .isEmpty();
  }

  @Test
  void whoDoesNotRecallIndexesNothing() {
    for (int i = 0; i < 20; i++) {
      ask(Owner.LOCAL, FACT, Strategy.DROP_OLDEST);
    }
    settle(Owner.LOCAL);
    assertThat(opened).hasValue(0);
    assertThat(embedding.requests()).isEmpty();
  }

  @Test
  void aConversationOfTheSameNameFindsNothingOfTheOld() {
    talk(Owner.LOCAL);
    Header old = header();
    engine.conversations().delete(Owner.LOCAL, TEA);
    settle(Owner.LOCAL);
    clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 20; i++) {
      ask(OTHER, "And then, on day number " + i + "?", Strategy.RECALL);
    }
    settle(OTHER);
    ask(OTHER, QUESTION, Strategy.RECALL);
    assertThat(sent()).doesNotContain(FACT);
    assertThat(found(old, 1, 2, 3, 4)).isEmpty();
    assertThat(found(header(), 1, 2)).hasSize(2);
  }

  @Test
  void whatWasDeletedIsNotToldAndLeavesTheIndex() {
    talk(Owner.LOCAL);
    assertThat(found(header(), 1)).hasSize(1);
    Header unused = engine.conversations().deleteEntry(Owner.LOCAL, TEA, new Sequence(1));
    ask(Owner.LOCAL, QUESTION, Strategy.RECALL);
    assertThat(sent()).doesNotContain(FACT);
    settle(Owner.LOCAL);
    assertThat(found(header(), 1, 2)).containsExactly(new EntryId("2"));
  }

  @Test
  void whatIsLeftOfConversationsThatAreGoneIsTakenOut() {
    talk(Owner.LOCAL);
    Header old = header();
    store.delete(TEA); // as retention does
    assertThat(recalling.forgotten().before(clock.instant(), 20)).isEqualTo(1);
    assertThat(found(old, 1, 2, 3, 4)).isEmpty();
    assertThat(recalling.forgotten().before(clock.instant(), 20)).isZero();
  }

  @Test
  void whatWasTakenInOfOneOwnerLeavesTheIndexAndWhatOthersSaidStays() {
    talk(OTHER);
    Header others = header();
    talk(Owner.LOCAL, new ConversationId("milk"));
    Header own = store.header(new ConversationId("milk")).orElseThrow();
    store.delete(own.id());
    Erasing erasing = Erasing.of(Owner.LOCAL);
    recalling.owners().erase(erasing);
    assertThat(erasing.counts().byKind()).isEqualTo(Map.of("recalled_conversations", 1L));
    assertThat(found(own, 1, 2, 3, 4)).isEmpty();
    assertThat(found(others, 1, 2)).hasSize(2);
    Erasing again = Erasing.of(Owner.LOCAL);
    recalling.owners().erase(again);
    assertThat(again.counts().byKind()).isEqualTo(Map.of("recalled_conversations", 0L));
  }

  @Test
  void erasingOpensNoIndexWhereNothingWasTakenIn() {
    ask(Owner.LOCAL, FACT, Strategy.RECALL);
    recalling.owners().erase(Erasing.of(Owner.LOCAL));
    assertThat(opened).hasValue(0);
  }

  @Test
  void whatIsTakenInWhileItsConversationIsForgottenDoesNotStay() throws InterruptedException {
    talk(Owner.LOCAL);
    Header old = header();
    Faults slow = new Faults();
    InMemoryVectorIndex anew = new InMemoryVectorIndex(SPACE, slow);
    RecallShelf shelf = new RecallShelf(RecallKit.of(anew, embedding, records), () -> "anew");
    String unused = shelf.mark();
    RecallIndexing indexing = new RecallIndexing(store, shelf);
    Thread thread = Thread.ofVirtual().unstarted(() -> indexing.advance(TEA, new Sequence(10)));
    try (Faults.Stall stall = slow.stall("upsert")) {
      thread.start();
      stall.awaitWaiting(1);
      store.delete(TEA);
      shelf.forget(RecallShelf.namespace(old));
    }
    thread.join();
    assertThat(anew.fetch(RecallShelf.namespace(old), List.of(new EntryId("1")))).isEmpty();
    assertThat(shelf.noted(RecallShelf.namespace(old))).isEmpty();
  }

  @Test
  void aTurnGoesOnWhereTheIndexOrTheModelFails() {
    talk(Owner.LOCAL);
    faults.failNext("query", 1);
    ask(Owner.LOCAL, QUESTION, Strategy.RECALL);
    assertThat(sent()).contains(QUESTION).doesNotContain(FACT);
    embedding.fail(new ProviderUnavailableException("provider_error", "down"));
    ask(Owner.LOCAL, QUESTION, Strategy.RECALL);
    assertThat(sent()).contains(QUESTION).doesNotContain(FACT);
  }

  @Test
  void aTurnDoesNotWaitForAnIndexThatStalls() {
    talk(Owner.LOCAL);
    ChatEngine hasty = engine(recalling(Duration.ofMillis(20)));
    try (Faults.Stall stall = faults.stall("query")) {
      ask(hasty, Owner.LOCAL, QUESTION, Strategy.RECALL);
      assertThat(stall).isNotNull();
    }
    assertThat(sent()).contains(QUESTION).doesNotContain(FACT);
  }

  @Test
  void whatTheIndexLostIsTakenInAgain() {
    talk(Owner.LOCAL);
    InMemoryVectorIndex anew = new InMemoryVectorIndex(SPACE);
    RecallShelf shelf = new RecallShelf(RecallKit.of(anew, embedding, records), () -> "anew");
    RecallIndexing indexing = new RecallIndexing(store, shelf);
    while (indexing.advance(TEA, new Sequence(10))) {
      assertThat(embedding.requests()).hasSizeLessThan(100);
    }
    assertThat(anew.fetch(RecallShelf.namespace(header()), List.of(new EntryId("1")))).hasSize(1);
  }
}
