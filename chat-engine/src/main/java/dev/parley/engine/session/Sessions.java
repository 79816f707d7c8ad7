// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.session;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.domain.session.SessionId;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.port.SessionStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Sessions that users chat in, with the default route. What was said before goes to the model as
 * messages before the new one, as far as its window has room; the engine's system message comes
 * first, where neither the route has one. An exchange is added once its answer is whole.
 */
public final class Sessions {
  /** The longest message, in characters as {@link String#length} counts them. */
  public static final int LONGEST_MESSAGE = 200_000;

  /** From so many characters on a session takes no more messages. */
  public static final int MOST_CHARACTERS = 2_000_000;

  private final ChatEngine engine;
  private final SessionStore store;
  private final Duration expiration;
  private final Supplier<UUID> ids;

  /**
   * Sessions of a store.
   *
   * @param expiration how long one stays that nobody uses
   * @param ids makes names that nobody guesses
   */
  public Sessions(ChatEngine engine, SessionStore store, Duration expiration, Supplier<UUID> ids) {
    this.engine = engine;
    this.store = store;
    this.expiration = SessionStore.requireTimeToLive(expiration);
    this.ids = ids;
  }

  /** Begins a session. */
  public Session create(Owner owner) {
    return store.create(new SessionStore.Key(owner, SessionId.of(ids.get())), expiration);
  }

  /**
   * The session with all that was said. Asking is a use: it stays for another while.
   *
   * @throws dev.parley.domain.error.NotFoundException {@code session_not_found}, also when it
   *     ended, and when it is another owner's
   */
  public Session get(Owner owner, SessionId id) {
    return seat(owner, id).use();
  }

  /**
   * Removes a session for good.
   *
   * @return what was said in it
   * @throws dev.parley.domain.error.NotFoundException as {@link #get}
   */
  public Session delete(Owner owner, SessionId id) {
    Seat seat = seat(owner, id);
    Session session = seat.use();
    seat.delete();
    return session;
  }

  /**
   * What the model answers to a user in a session. Nothing is asked before the reply is read; close
   * it when done, or to stop it.
   *
   * @throws InvalidRequestException when the message is blank or too long, or the session full
   * @throws dev.parley.domain.error.NotFoundException as {@link #get}
   */
  public SessionReply chat(Owner owner, SessionId id, String message) {
    check(message);
    Seat seat = seat(owner, id);
    Session session = seat.use();
    if (session.length() >= MOST_CHARACTERS) {
      throw InvalidRequestException.of(
          "session_full",
          "session_id",
          "session %s holds %d characters, and takes no more messages from %d on: begin another with POST /api/v1/chat/session"
              .formatted(id, session.length(), MOST_CHARACTERS));
    }
    return new SessionReply(engine.chat(call(session, message)), seat, message);
  }

  private static void check(String message) {
    if (message.isBlank()) {
      throw new InvalidRequestException(
          "message", message, "say something, in up to " + LONGEST_MESSAGE + " characters");
    }
    if (message.length() > LONGEST_MESSAGE) {
      throw InvalidRequestException.of(
          "invalid_value",
          "message",
          "message has %d characters: give up to %d, or send it in parts"
              .formatted(message.length(), LONGEST_MESSAGE));
    }
  }

  private static ChatCall call(Session session, String message) {
    List<Message> messages = new ArrayList<>();
    for (Exchange exchange : session.history()) {
      messages.add(Message.user(exchange.user()));
      messages.add(Message.assistant(exchange.ai()));
    }
    messages.add(Message.user(message));
    ChatRequest request = ChatRequest.of(Route.DEFAULT, messages.toArray(new Message[0]));
    return new ChatCall(session.owner(), null, request, null, OptionalInt.empty())
        .inSession(session.id());
  }

  private Seat seat(Owner owner, SessionId id) {
    return new Seat(store, new SessionStore.Key(owner, id), expiration);
  }
}
