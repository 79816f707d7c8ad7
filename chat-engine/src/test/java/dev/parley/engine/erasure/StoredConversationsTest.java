// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import static dev.parley.engine.erasure.Office.ANNA;
import static dev.parley.engine.erasure.Office.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.testkit.Faults;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All conversations of an owner go, whatever happens to them meanwhile. */
final class StoredConversationsTest {
  private final Office office = new Office();
  private final Erasing erasing = Erasing.of(ANNA);

  @AfterEach
  void close() {
    office.close();
  }

  private void erase() {
    new StoredConversations(office.conversations).erase(erasing);
  }

  private long gone(String kind) {
    return erasing.counts().byKind().getOrDefault(kind, -1L);
  }

  @Test
  void manyConversationsAndLongOnesGo() {
    for (int i = 0; i < 120; i++) {
      office.say(ANNA, "c" + i, 1);
    }
    office.say(ANNA, "long", 130);
    office.conversations.deleteEntry(new ConversationId("long"), new Sequence(7));
    erase();
    assertThat(office.conversations.list(ANNA, null, 10)).isEmpty();
    assertThat(gone("conversations")).isEqualTo(121);
    assertThat(gone("items")).as("one was deleted before").isEqualTo(120 + 129);
    assertThat(gone("summaries")).isZero();
  }

  @Test
  void conversationThatIsWrittenMeanwhileGoesToo() throws InterruptedException {
    Header read = office.say(ANNA, "tea", 1);
    whileDeleting(
        () -> office.conversations.write(read.advance(0, office.clock.instant()), List.of()));
    assertThat(office.conversations.list(ANNA, null, 10)).isEmpty();
    assertThat(gone("conversations")).isEqualTo(1);
  }

  @Test
  void nameThatAnotherOwnerTookMeanwhileIsTheirs() throws InterruptedException {
    Header read = office.say(ANNA, "tea", 1);
    whileDeleting(
        () -> {
          office.conversations.delete(read.id());
          office.say(BEN, "tea", 2);
        });
    assertThat(office.conversations.list(BEN, null, 10)).hasSize(1);
    assertThat(erasing.counts().byKind())
        .isEqualTo(Map.of("conversations", 0L, "items", 0L, "summaries", 0L));
  }

  @Test
  void failureLeavesTheCountOfWhatIsGoneAlready() throws InterruptedException {
    office.say(ANNA, "tea", 1);
    office.say(ANNA, "chess", 1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = Thread.ofVirtual().unstarted(() -> failure.set(catchThrowable(this::erase)));
    try (Faults.Stall stall = office.faults.stall("delete")) {
      thread.start();
      stall.awaitWaiting(1);
      office.faults.failNext("newest", 1);
    }
    thread.join();
    assertThat(failure.get()).isInstanceOf(StorageUnavailableException.class);
    assertThat(office.conversations.list(ANNA, null, 10)).hasSize(1);
    assertThat(gone("conversations")).isEqualTo(1);
    assertThat(gone("items")).isEqualTo(1);
  }

  /** Does that when the conversation was listed, and is not removed yet. */
  private void whileDeleting(Runnable meanwhile) throws InterruptedException {
    Thread thread = Thread.ofVirtual().unstarted(this::erase);
    try (Faults.Stall stall = office.faults.stall("newest")) {
      thread.start();
      stall.awaitWaiting(1);
      meanwhile.run();
    }
    thread.join();
  }
}
