// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of conversations, and the search for them. */
class FindingTest {
  private static final Owner ADA = new Owner("ada");
  private static final Owner EVE = new Owner("eve");

  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final SteppedClock clock = SteppedClock.create();
  private final Conversations unsearched =
      ChatEngine.builder()
          .model(new ScriptedChatModel())
          .conversations(store)
          .clock(clock)
          .build()
          .conversations();
  private final Conversations conversations = unsearched.withSearch(store);

  @Test
  void listGoesOnAfterTheLastOfThePageBefore() {
    Header a = said(ADA, "a");
    Header b = said(ADA, "b");
    said(EVE, "x");
    Header c = said(ADA, "c");
    assertThat(conversations.list(ADA, null, 2)).containsExactly(c, b);
    assertThat(conversations.list(ADA, b.id(), 2)).containsExactly(a);
    assertThat(conversations.list(ADA, a.id(), 2)).isEmpty();
  }

  @Test
  void listAfterAnUnknownOrAnothersConversationIsRefused() {
    Header hers = said(EVE, "x");
    for (ConversationId id : List.of(new ConversationId("nobody"), hers.id())) {
      assertThatThrownBy(() -> conversations.list(ADA, id, 2))
          .isInstanceOfSatisfying(
              NotFoundException.class,
              e -> assertThat(e.code()).isEqualTo("conversation_not_found"))
          .hasMessageContaining(id.value());
    }
  }

  @Test
  void searchFindsWhatWasSaidAndNothingOfAnothers() {
    Header tea = said(ADA, "green tea");
    said(EVE, "tea");
    assertThat(conversations.search(ADA, "te", 10))
        .singleElement()
        .extracting(Found::header)
        .isEqualTo(tea);
    Header unused = conversations.deleteEntry(ADA, tea.id(), new Sequence(1));
    assertThat(conversations.search(ADA, "te", 10)).isEmpty();
  }

  @Test
  void longQueryIsRefusedWithItsLimit() {
    assertThat(conversations.search(ADA, "x".repeat(200), 10)).isEmpty();
    assertThatThrownBy(() -> conversations.search(ADA, "x".repeat(201), 10))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("q"))
        .hasMessageContainingAll("q is xx", "201", "200", "fewer words");
  }

  @Test
  void storeWithoutASearchSaysSo() {
    assertThatThrownBy(() -> unsearched.search(ADA, "tea", 10))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.code()).isEqualTo("search_not_available"))
        .hasMessageContaining("sqlite");
  }

  private Header said(Owner owner, String text) {
    clock.advance(Duration.ofSeconds(1));
    return conversations.create(owner, Map.of(), List.of(Message.user(text)));
  }
}
