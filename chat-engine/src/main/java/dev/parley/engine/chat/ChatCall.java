// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.routing.Route;
import dev.parley.domain.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A request to chat.
 *
 * @param conversation where it belongs; null for one that is not remembered
 * @param after the entry of the conversation that the turn follows, where that is not the newest:
 *     what is said begins a branch; {@link Sequence#NONE} for its beginning. Null for the end of
 *     the branch in use
 * @param request its model may be a route; with a conversation its messages are only what is new
 * @param strategy what becomes of messages that do not fit; null for the engine's
 * @param maxTokens a limit on prompt and answer beside the model's and the engine's
 * @param functions the server's functions that the model may call; null for those of the route
 * @param profile values of the system messages' variables; the engine's for those that are left out
 * @param cache whether an earlier answer to the same question will do; empty for the route's choice
 * @param session the session of the small API that it is said in; its messages are all that was
 *     said there, and Parley makes its prompt. Null for none
 */
public record ChatCall(
    Owner owner,
    @Nullable ConversationId conversation,
    @Nullable Sequence after,
    ChatRequest request,
    @Nullable Strategy strategy,
    OptionalInt maxTokens,
    @Nullable List<String> functions,
    Optional<Boolean> cache,
    Map<String, String> profile,
    @Nullable SessionId session) {

  public ChatCall {
    functions = functions == null ? null : List.copyOf(functions);
    profile = Map.copyOf(profile);
  }

  /** A call that is said in no session. */
  public ChatCall(
      Owner owner,
      @Nullable ConversationId conversation,
      @Nullable Sequence after,
      ChatRequest request,
      @Nullable Strategy strategy,
      OptionalInt maxTokens,
      @Nullable List<String> functions,
      Optional<Boolean> cache,
      Map<String, String> profile) {
    this(owner, conversation, after, request, strategy, maxTokens, functions, cache, profile, null);
  }

  /** A call that leaves functions and the cache to its route. */
  public ChatCall(
      Owner owner,
      @Nullable ConversationId conversation,
      ChatRequest request,
      @Nullable Strategy strategy,
      OptionalInt maxTokens) {
    this(owner, conversation, null, request, strategy, maxTokens, null, Optional.empty(), Map.of());
  }

  /** This call, with another request. */
  ChatCall withRequest(ChatRequest next) {
    return new ChatCall(
        owner, conversation, after, next, strategy, maxTokens, functions, cache, profile, session);
  }

  /** A request that is not remembered. */
  public static ChatCall of(ChatRequest request) {
    return new ChatCall(Owner.LOCAL, null, request, null, OptionalInt.empty());
  }

  /** This request, saying itself whether an earlier answer will do. */
  public ChatCall withCache(Optional<Boolean> next) {
    return new ChatCall(
        owner,
        conversation,
        after,
        request,
        strategy,
        maxTokens,
        functions,
        next,
        profile,
        session);
  }

  /** This call, with values for the variables of system messages. */
  public ChatCall withProfile(Map<String, String> next) {
    return new ChatCall(
        owner, conversation, after, request, strategy, maxTokens, functions, cache, next, session);
  }

  /**
   * This call, following that entry of its conversation instead of the newest. Without messages the
   * entry itself is answered, anew where it has an answer.
   */
  public ChatCall following(Sequence place) {
    return new ChatCall(
        owner,
        conversation,
        place,
        request,
        strategy,
        maxTokens,
        functions,
        cache,
        profile,
        session);
  }

  /**
   * This call, said in a session: it gets the engine's system message where its route has none, and
   * no function that a person must approve, which nobody could.
   */
  public ChatCall inSession(SessionId id) {
    return new ChatCall(
        owner, conversation, after, request, strategy, maxTokens, functions, cache, profile, id);
  }

  /** What a user says in a conversation, to the default route. */
  public static ChatCall of(ConversationId conversation, String text) {
    return new ChatCall(
        Owner.LOCAL,
        conversation,
        ChatRequest.of(Route.DEFAULT, Message.user(text)),
        null,
        OptionalInt.empty());
  }
}
