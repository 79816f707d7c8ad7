// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.ScriptedChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationsTest {
  private static final Owner ADA = new Owner("ada");
  private static final Sequence END = new Sequence(1_000_000);

  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final Conversations conversations =
      ChatEngine.builder()
          .model(new ScriptedChatModel())
          .conversations(store)
          .build()
          .conversations();

  @Test
  void newConversationHoldsWhatItWasGiven() {
    Header header = conversations.create(ADA, Map.of("topic", "tea"), List.of(Message.user("Hi")));
    assertThat(conversations.get(ADA, header.id())).isEqualTo(header);
    assertThat(header.metadata()).containsEntry("topic", "tea");
    assertThat(texts(conversations.oldest(ADA, header.id(), Sequence.NONE, 10)))
        .containsExactly("Hi");
  }

  @Test
  void systemMessageAmongItemsHoldsFromThenOn() {
    ConversationId id = created("Hi");
    assertThat(conversations.add(ADA, id, List.of(Message.system("Be brief.")))).hasSize(1);
    assertThat(conversations.get(ADA, id).instructions())
        .containsExactly(Message.system("Be brief."));
  }

  @Test
  void addedItemsAreGivenBackWithTheirPlaces() {
    ConversationId id = created("one");
    List<Entry> added =
        conversations.add(ADA, id, List.of(Message.user("two"), Message.assistant("three")));
    assertThat(texts(added)).containsExactly("two", "three");
    assertThat(added).extracting(entry -> entry.sequence().value()).containsExactly(2L, 3L);
  }

  @Test
  void pagesAreWholeWhateverWasDeleted() {
    ConversationId id = created("1", "2", "3", "4", "5", "6", "7");
    for (long deleted : new long[] {2, 3, 4, 7}) {
      Header unused = conversations.deleteEntry(ADA, id, new Sequence(deleted));
    }
    assertThat(texts(conversations.newest(ADA, id, END, 2))).containsExactly("6", "5");
    assertThat(texts(conversations.newest(ADA, id, new Sequence(5), 2))).containsExactly("1");
    assertThat(texts(conversations.oldest(ADA, id, Sequence.NONE, 2))).containsExactly("1", "5");
    assertThat(texts(conversations.oldest(ADA, id, new Sequence(5), 2))).containsExactly("6");
  }

  @Test
  void deletedItemIsGone() {
    ConversationId id = created("1", "2");
    Header unused = conversations.deleteEntry(ADA, id, new Sequence(1));
    assertThatThrownBy(() -> conversations.entry(ADA, id, new Sequence(1)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.deleteEntry(ADA, id, new Sequence(1)))
        .isInstanceOf(NotFoundException.class);
    assertThat(conversations.entry(ADA, id, new Sequence(2)).message())
        .isEqualTo(Message.user("2"));
  }

  @Test
  void anothersConversationIsNotFoundInAnyWay() {
    ConversationId id = created("1");
    Owner eve = new Owner("eve");
    assertThatThrownBy(() -> conversations.get(eve, id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.delete(eve, id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.describe(eve, id, Map.of()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.add(eve, id, List.of(Message.user("x"))))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.newest(eve, id, END, 1))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> conversations.entry(eve, id, new Sequence(1)))
        .isInstanceOf(NotFoundException.class);
    assertThat(conversations.get(ADA, id).last()).isEqualTo(new Sequence(1));
  }

  @Test
  void toolResultWithoutItsCallIsRefused() {
    ConversationId id = created("1");
    assertThatThrownBy(() -> conversations.add(ADA, id, List.of(Message.tool("call_1", "4"))))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(conversations.get(ADA, id).last()).isEqualTo(new Sequence(1));
  }

  @Test
  void deletedConversationIsNotFound() {
    ConversationId id = created("1");
    conversations.delete(ADA, id);
    assertThatThrownBy(() -> conversations.get(ADA, id)).isInstanceOf(NotFoundException.class);
  }

  private ConversationId created(String... texts) {
    List<Message> messages = new ArrayList<>();
    for (String text : texts) {
      messages.add(Message.user(text));
    }
    return conversations.create(ADA, Map.of(), messages).id();
  }

  private static List<String> texts(List<Entry> entries) {
    return entries.stream()
        .map(Entry::message)
        .map(message -> message == null ? "-" : message.text())
        .toList();
  }
}
