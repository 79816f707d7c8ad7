// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.testkit.Gate;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a conversation gets its title, and when it loses it. */
class TitlesTest {
  private static final ConversationId TEA = new ConversationId("tea");
  private static final Owner OWNER = Owner.LOCAL;

  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final ScriptedChatModel model = new ScriptedChatModel();
  private final ChatEngine engine = ChatEngine.builder().model(model).conversations(store).build();
  private final Conversations conversations = engine.conversations();

  @Test
  void conversationIsCalledAfterItsFirstMessageWhileThatIsAnswered() throws Exception {
    Gate gate = new Gate();
    model.enqueue(Script.waiting(gate).thenText("Green tea."));
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> engine.reply(TEA, "# Which *tea*?\nThanks."));
    gate.awaitReached();
    assertThat(title()).isEqualTo("Which tea?");
    assertThat(version()).isEqualTo(1);
    gate.open();
    assertThat(answer.get()).isEqualTo("Green tea.");
    assertThat(title()).isEqualTo("Which tea?");
    assertThat(version()).isEqualTo(2);
  }

  @Test
  void titleStaysWhenTheTalkGoesOn() {
    model.enqueue(Script.text("one"), Script.text("two"));
    assertThat(engine.reply(TEA, "first")).isEqualTo("one");
    assertThat(engine.reply(TEA, "second")).isEqualTo("two");
    assertThat(conversations.add(OWNER, TEA, List.of(Message.user("third")))).hasSize(1);
    assertThat(title()).isEqualTo("first");
  }

  @Test
  void addedMessagesGiveATitleToo() {
    Header made = conversations.create(OWNER, Map.of(), List.of(Message.user("hello")));
    assertThat(made.title()).isEqualTo("hello");
    assertThat(made.version()).isEqualTo(1);
    Header empty = conversations.create(OWNER, Map.of(), List.of(Message.system("Be brief.")));
    assertThat(empty.title()).isNull();
    assertThat(conversations.add(OWNER, empty.id(), List.of(Message.user("later")))).hasSize(1);
    assertThat(conversations.get(OWNER, empty.id()).title()).isEqualTo("later");
    assertThat(conversations.get(OWNER, empty.id()).version()).isEqualTo(2);
  }

  @Test
  void turnThatFailedLeavesItsTitle() {
    model.enqueue(Script.failing(new ProviderUnavailableException("provider_error", "gone")));
    assertThatThrownBy(() -> engine.reply(TEA, "first")).hasMessage("gone");
    assertThat(title()).isEqualTo("first");
  }

  @Test
  void turnThatIsTakenBackTakesItsTitleAlong() {
    ConversationId id =
        conversations.create(OWNER, Map.of(), List.of(Message.system("Be brief."))).id();
    ProviderRejectedException wrong = new ProviderRejectedException(400, "bad", "bad", null);
    model.enqueue(Script.failing(wrong), Script.text("hello"), Script.failing(wrong));
    assertThatThrownBy(() -> engine.reply(id, "wrong")).hasMessageContaining("bad");
    assertThat(conversations.get(OWNER, id).title()).isNull();
    assertThat(engine.reply(id, "right")).isEqualTo("hello");
    assertThatThrownBy(() -> engine.reply(id, "right")).hasMessageContaining("bad");
    assertThat(conversations.get(OWNER, id).title()).isEqualTo("right");
  }

  @Test
  void turnThatIsTakenBackLeavesNoTitleThatCameToItMeanwhile() throws Exception {
    ConversationId id =
        conversations
            .create(OWNER, Map.of(), List.of(Message.user("secret"), Message.assistant("ah")))
            .id();
    Gate gate = new Gate();
    model.enqueue(
        Script.waiting(gate).thenFail(new ProviderRejectedException(400, "bad", "bad", null)));
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> engine.reply(id, "wrong"));
    gate.awaitReached();
    assertThat(conversations.deleteEntry(OWNER, id, new Sequence(1)).title()).isEqualTo("wrong");
    gate.open();
    assertThatThrownBy(answer::get).hasMessageContaining("bad");
    assertThat(conversations.get(OWNER, id).title()).isNull();
  }

  @Test
  void titleOfADeletedMessageGoesWithIt() {
    ConversationId id =
        conversations
            .create(
                OWNER,
                Map.of(),
                List.of(Message.user("secret"), Message.assistant("ah"), Message.user("tea?")))
            .id();
    assertThat(conversations.deleteEntry(OWNER, id, new Sequence(2)).title()).isEqualTo("secret");
    assertThat(conversations.deleteEntry(OWNER, id, new Sequence(1)).title()).isEqualTo("tea?");
    assertThat(conversations.deleteEntry(OWNER, id, new Sequence(3)).title()).isNull();
    assertThat(conversations.add(OWNER, id, List.of(Message.user("again")))).hasSize(1);
    assertThat(conversations.get(OWNER, id).title()).isEqualTo("again");
  }

  private @Nullable String title() {
    return conversations.get(OWNER, TEA).title();
  }

  private long version() {
    return conversations.get(OWNER, TEA).version();
  }
}
