// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.session;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.domain.session.SessionId;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.InMemorySessionStore;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions on fakes, with a clock that a test moves. The model says what it was told last. */
final class Salon {
  static final Owner ANNA = new Owner("anna");
  static final Duration HOUR = Duration.ofHours(1);

  final ScriptedChatModel model = new ScriptedChatModel();
  final SteppedClock clock = SteppedClock.create();
  final Faults faults = new Faults();
  final InMemorySessionStore store = new InMemorySessionStore(clock, faults);
  final ChatEngine engine =
      ChatEngine.builder()
          .model(model)
          .conversations(new InMemoryConversationStore())
          .clock(clock)
          .build();
  private final AtomicInteger made = new AtomicInteger();
  final Sessions sessions = sessions(HOUR);

  Sessions sessions(Duration expiration) {
    return new Sessions(engine, store, expiration, () -> new UUID(0x4000, made.incrementAndGet()));
  }

  SessionId begun() {
    return sessions.create(ANNA).id();
  }

  String say(SessionId id, String message) {
    try (SessionReply reply = sessions.chat(ANNA, id, message)) {
      return reply.text();
    }
  }

  List<Exchange> history(SessionId id) {
    Session session = sessions.get(ANNA, id);
    return session.history();
  }

  /** The texts that the model was sent last. */
  List<String> sent() {
    return model.lastRequest().messages().stream().map(Message::text).toList();
  }
}
