// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.Lab.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.ConversationStore;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterruptTest {
  @Test
  void turnOfAnInterruptedReaderIsStoredAsIncomplete() {
    ScriptedChatModel model = new ScriptedChatModel().enqueue(Script.text("Ass", "am"));
    ConversationStore store = new InterruptibleStore();
    ChatEngine engine = ChatEngine.builder().model(model).conversations(store).build();
    ChatReply reply = engine.chat(Lab.call(Message.user("Which tea?")));
    assertThat(reply.hasNext()).isTrue();
    Thread.currentThread().interrupt();
    reply.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.newest(TEA, null, 10))
        .isNotEmpty()
        .allMatch(entry -> entry.status() == EntryStatus.INCOMPLETE);
  }

  /** Refuses to work for an interrupted thread, as stores do that wait for another thread. */
  private static final class InterruptibleStore implements ConversationStore {
    private final ConversationStore store = new InMemoryConversationStore();

    private ConversationStore store() {
      if (Thread.currentThread().isInterrupted()) {
        throw new StorageUnavailableException("interrupted");
      }
      return store;
    }

    @Override
    public Optional<Header> header(ConversationId id) {
      return store().header(id);
    }

    @Override
    public void write(Header next, List<Entry> entries) {
      store().write(next, entries);
    }

    @Override
    public List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit) {
      return store().newest(id, before, limit);
    }

    @Override
    public Optional<Entry> entry(ConversationId id, Sequence sequence) {
      return store().entry(id, sequence);
    }

    @Override
    public void deleteEntry(ConversationId id, Sequence sequence) {
      store().deleteEntry(id, sequence);
    }

    @Override
    public void delete(ConversationId id) {
      store().delete(id);
    }

    @Override
    public boolean delete(Header expected) {
      return store().delete(expected);
    }

    @Override
    public List<Header> list(Owner owner, @Nullable Header after, int limit) {
      return store().list(owner, after, limit);
    }
  }
}
