// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.conversation.Owner;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatReply;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.InMemoryResponseCache;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** An engine with a cache, on fakes. */
final class Cached {
  static final Duration HOUR = Duration.ofHours(1);
  final ScriptedChatModel model = new ScriptedChatModel();
  final Faults faults = new Faults();
  final SteppedClock clock = SteppedClock.create();
  final InMemoryConversationStore conversations = new InMemoryConversationStore();
  final InMemoryResponseCache store = new InMemoryResponseCache(clock, faults);
  final AnswerCache answers = new AnswerCache(store, HOUR);
  final ChatEngine engine =
      ChatEngine.builder().model(model).conversations(conversations).cache(answers).build();

  static ChatRequest plain(String text) {
    return ChatRequest.of("default", Message.user(text));
  }

  static ChatRequest streamed(String text) {
    return plain(text).with(Parameter.STREAM, true);
  }

  static ChatCall call(ChatRequest request) {
    return call(Owner.LOCAL, request);
  }

  static ChatCall call(Owner owner, ChatRequest request) {
    return new ChatCall(owner, null, request, null, OptionalInt.empty())
        .withCache(Optional.of(true));
  }

  /** The answer's text, and whether it was one given before. */
  String ask(ChatCall call) {
    try (ChatReply reply = engine.chat(call)) {
      String text = reply.completion().text();
      return reply.report().cached().getAsBoolean() ? text + " (cached)" : text;
    }
  }
}
