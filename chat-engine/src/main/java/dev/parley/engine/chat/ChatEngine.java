// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Template;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.engine.conversation.Conversations;
import dev.parley.engine.function.Functions;
import dev.parley.engine.job.JobHandler;
import dev.parley.engine.routing.Router;
import java.util.List;
import java.util.Optional;

/**
 * Chats. The order of what it does is the order of {@link ChatReply}; what an application embeds is
 * this class:
 *
 * <pre>{@code
 * var engine = ChatEngine.builder().model(model).conversations(store).build();
 * String answer = engine.reply(new ConversationId("tea"), "Which tea wakes me up?");
 * }</pre>
 */
public final class ChatEngine {
  private final Router router;
  private final Asking asking;
  private final Answers answers;
  private final Functions functions;
  private final Conversations conversations;
  private final Optional<Template> systemMessage;
  private final List<JobHandler> jobs;

  ChatEngine(Parts parts) {
    this.router = parts.router();
    this.asking = parts.asking();
    this.answers = parts.answers();
    this.functions = parts.functions();
    this.conversations = parts.conversations();
    this.systemMessage = parts.systemMessage();
    this.jobs = parts.jobs();
  }

  record Parts(
      Router router,
      Asking asking,
      Answers answers,
      Functions functions,
      Conversations conversations,
      Optional<Template> systemMessage,
      List<JobHandler> jobs) {}

  public static ChatEngineBuilder builder() {
    return new ChatEngineBuilder();
  }

  /**
   * An answer in pieces. Nothing happens before the first is asked for; close it when done, or to
   * stop it.
   */
  public ChatReply chat(ChatCall call) {
    return new ChatReply(answers, call);
  }

  /**
   * What the default model answers to a user in a conversation. The conversation is begun when it
   * is not there; when this returns, what was said is durable.
   */
  public String reply(ConversationId conversation, String text) {
    try (ChatReply reply = chat(ChatCall.of(conversation, text))) {
      return reply.completion().text();
    }
  }

  /**
   * What a model would be sent for a call in a conversation that is there. Nothing is stored, and
   * no model is asked more than to count and to embed.
   *
   * @throws dev.parley.domain.error.NotFoundException {@code conversation_not_found}
   * @throws IllegalArgumentException when the call names no conversation
   */
  public TurnReport preview(ChatCall call) {
    ConversationId conversation = call.conversation();
    if (conversation == null) {
      throw new IllegalArgumentException("a call without a conversation has nothing to preview");
    }
    return asking.preview(call, conversations.get(call.owner(), conversation));
  }

  /**
   * What is known of a model before it is asked.
   *
   * @throws dev.parley.domain.error.NotFoundException when nobody answers to that name
   */
  public ModelDescription describe(ModelId model) {
    return ModelDescription.of(model, router, systemMessage);
  }

  public Conversations conversations() {
    return conversations;
  }

  /** What it wants done in the background; empty where it was given no place for that. */
  public List<JobHandler> jobs() {
    return jobs;
  }

  /** The functions that the server runs. */
  public Functions functions() {
    return functions;
  }

  public Router router() {
    return router;
  }

  /** The names that a request's model may have. */
  public List<ModelId> models() {
    return router.models();
  }
}
