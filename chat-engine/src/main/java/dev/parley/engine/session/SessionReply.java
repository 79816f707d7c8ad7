// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.session;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.engine.chat.ChatReply;
import org.jspecify.annotations.Nullable;

/** One answer in a session, from the request to the stored exchange. For one thread but closing. */
public final class SessionReply implements AutoCloseable {
  private final ChatReply reply;
  private final Seat seat;
  private final String message;
  private @Nullable Exchange exchange;

  SessionReply(ChatReply reply, Seat seat, String message) {
    this.reply = reply;
    this.seat = seat;
    this.message = message;
  }

  /**
   * What the model answers. When this returns, the exchange is durable; when it throws, the session
   * holds what it held before. A session does not end while its answer is waited for.
   *
   * @throws java.util.concurrent.CancellationException when it was closed before its end
   * @throws dev.parley.domain.error.NotFoundException {@code session_not_found}, when the session
   *     was deleted meanwhile
   */
  public String text() {
    Exchange said = exchange;
    if (said == null) {
      said = seat.staying(() -> new Exchange(message, text(reply.completion())));
      seat.add(said);
      exchange = said;
    }
    return said.ai();
  }

  /** What the answer cost, who gave it and what was sent; known once it is there. */
  public ChatReply reply() {
    return reply;
  }

  private static String text(Completion answer) {
    String text = answer.text();
    if (!text.isEmpty() || answer.choices().isEmpty()) {
      return text;
    }
    AssistantMessage said = answer.choices().getFirst().message();
    if (said.refusal() != null) {
      return said.refusal();
    }
    if (!said.toolCalls().isEmpty() || said.functionCall() != null) {
      throw new ProviderUnavailableException(
          "provider_error",
          "the model called a function that is not there and said nothing; ask again");
    }
    return text;
  }

  @Override
  public void close() {
    reply.close();
  }
}
