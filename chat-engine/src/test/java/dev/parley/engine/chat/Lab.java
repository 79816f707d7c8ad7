// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine on fakes, with a clock that a test moves. */
final class Lab {
  static final ConversationId TEA = new ConversationId("tea");

  final ScriptedChatModel model = new ScriptedChatModel();
  final Faults faults = new Faults();
  final InMemoryConversationStore store = new InMemoryConversationStore(faults);
  final SteppedClock clock = SteppedClock.create();
  private final AtomicInteger ids = new AtomicInteger();

  /** An engine that shares the store, under this name. */
  ChatEngine engine(String holder) {
    return engine(holder, TurnSettings.Sharing.SHARED, EngineSettings.DEFAULT);
  }

  ChatEngine engine(String holder, TurnSettings.Sharing sharing, EngineSettings settings) {
    return ChatEngine.builder()
        .model(model)
        .conversations(store)
        .settings(settings)
        .turns(new TurnSettings(Duration.ofSeconds(30), Duration.ofSeconds(15), holder, sharing))
        .clock(clock)
        .ids(() -> "id" + ids.incrementAndGet())
        .build();
  }

  /** What is in the conversation's log, oldest first. */
  List<Entry> log() {
    return store.newest(TEA, null, 1000).reversed();
  }

  List<String> texts() {
    return log().stream().map(Lab::text).toList();
  }

  /** The turn that is open; empty when none is. */
  Optional<OpenTurn> openTurn() {
    return store.header(TEA).map(Header::openTurn);
  }

  static String text(Entry entry) {
    Message message = entry.message();
    return message == null ? "-" : message.text();
  }

  /** The texts that the model was sent last. */
  List<String> sent() {
    return model.lastRequest().messages().stream().map(Message::text).toList();
  }

  static ChatCall call(Message... messages) {
    return new ChatCall(
        Owner.LOCAL, TEA, ChatRequest.of("default", messages), null, OptionalInt.empty());
  }

  static ChatCall stateless(@Nullable Strategy strategy, Message... messages) {
    return new ChatCall(
        Owner.LOCAL, null, ChatRequest.of("default", messages), strategy, OptionalInt.empty());
  }
}
