// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.port.ChatModel;
import java.util.Optional;

/** A {@link ChatModel} with a provider behind it that a test can play. */
public interface ModelUnderTest extends ProviderUnderTest {
  /** What can go wrong with a provider. */
  enum Failure {
    /** It finds the request wrong. */
    REJECTS(ProviderRejectedException.class),
    /** It asks for fewer requests. */
    LIMITS_RATE(RateLimitedException.class),
    /** It fails inside, or is not there. */
    IS_DOWN(ProviderUnavailableException.class),
    /** It answers what is no answer. */
    TALKS_NONSENSE(ProviderUnavailableException.class),
    /** It says nothing for too long. */
    IS_SILENT(ProviderTimeoutException.class),
    /**
     * It ends the connection after the first piece of a streamed answer, half way in a plain one.
     */
    BREAKS_OFF(ProviderUnavailableException.class);

    private final Class<? extends ParleyException> error;

    Failure(Class<? extends ParleyException> error) {
      this.error = error;
    }

    /** What the port throws. */
    public Class<? extends ParleyException> error() {
      return error;
    }
  }

  ChatModel model();

  /** A request that is answered at once, with several pieces of text. */
  default ChatRequest request() {
    return ChatRequest.of(known().value(), Message.user("Say a few words."));
  }

  /** The text of the answer to {@link #request}, where it is known beforehand. */
  default Optional<String> expectedText() {
    return Optional.empty();
  }

  /** Falls silent before an answer's first byte. */
  void stallBeforeAnswering();

  /** Falls silent after the first piece or pieces of a streamed answer. */
  void stallAfterFirstPiece();

  /** The requests for an answer that reached the provider so far. */
  int received();
}
