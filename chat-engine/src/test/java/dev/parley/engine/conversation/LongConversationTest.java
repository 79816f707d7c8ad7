// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.RoughSize;
import dev.parley.domain.conversation.Sequence;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn reads what fits the window, however long the conversation is. */
class LongConversationTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final String TEXT = "word ".repeat(20).strip();
  private static final int BATCH = 1000;

  private final InMemoryConversationStore store = new InMemoryConversationStore();

  private ConversationId conversation(int messages) {
    ConversationId id = new ConversationId("long-" + messages);
    Header header = Header.create(id, Owner.LOCAL, NOON);
    store.write(header, List.of());
    long size = 0;
    for (int done = 0; done < messages; ) {
      List<Entry> batch = new ArrayList<>();
      while (batch.size() < BATCH && done < messages) {
        done++;
        Message said = done % 2 == 1 ? Message.user(TEXT) : Message.assistant(TEXT);
        batch.add(new Entry(new Sequence(done), null, EntryStatus.COMPLETED, NOON, size, said));
        size += RoughSize.of(said);
      }
      header = header.append(batch, NOON);
      store.write(header, batch);
    }
    return id;
  }

  private int entriesReadByATurn(ConversationId id, int window) {
    CountingStore counting = new CountingStore(store);
    ScriptedChatModel model =
        new ScriptedChatModel().window(window).otherwise(request -> Script.text(TEXT));
    ChatEngine engine = ChatEngine.builder().model(model).conversations(counting).build();
    engine.reply(id, "and now?");
    return counting.entriesRead();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 600, 800, 1000})
  void aTurnOfALongConversationReadsNoMoreThanThatOfAShortOne(int window) {
    int early = entriesReadByATurn(conversation(40), window);
    int late = entriesReadByATurn(conversation(100_000), window);
    assertThat((double) late / early).isLessThanOrEqualTo(1.2);
  }
}
