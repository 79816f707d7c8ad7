// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.completion;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.usage.Money;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Fallback;
import dev.parley.engine.routing.Router;
import dev.parley.port.AnswerStream;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One answer. The first {@link #hasNext} routes the request and asks the models, one after the
 * other, until one begins to answer; its errors are those of {@link Router#texts} and of {@link
 * dev.parley.port.TextModel#complete}, of the model that was asked last.
 */
public final class TextReply implements AnswerStream<TextCompletion> {
  private final Router router;
  private final TextRequest request;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable AnswerStream<TextCompletion> answer;
  private @Nullable Candidate candidate;
  private boolean whole;
  private volatile boolean closed;

  TextReply(Router router, TextRequest request) {
    this.router = router;
    this.request = request;
  }

  @Override
  public boolean hasNext() {
    boolean more = answer == null ? begin() : answer.hasNext();
    whole = !more && !closed && answer != null;
    return more;
  }

  @Override
  public TextCompletion next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the answer has no more pieces");
    }
    return Objects.requireNonNull(answer).next();
  }

  /** Whether the answer came to its end, and was not closed before it. */
  public boolean isWhole() {
    return whole;
  }

  /**
   * The name of the provider that answers.
   *
   * @throws IllegalStateException before the first piece
   */
  public String provider() {
    return answering().provider().name();
  }

  /**
   * What such usage costs of who answers; empty where that is not known for sure.
   *
   * @param head what the answer says of itself
   * @throws IllegalStateException before the first piece
   */
  public Optional<Money> cost(CompletionHead head, @Nullable Usage usage) {
    Candidate answering = answering();
    return answering.provider().prices().cost(answering.model(), head, usage);
  }

  private Candidate answering() {
    if (candidate == null) {
      throw new IllegalStateException("nobody is known to answer before the first piece");
    }
    return candidate;
  }

  @Override
  public void close() {
    AnswerStream<TextCompletion> open;
    lock.lock();
    try {
      closed = true;
      open = answer;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
  }

  private boolean begin() {
    if (closed) {
      return false;
    }
    return Fallback.ask(
        router.texts(request.model()),
        this::ask,
        error -> !closed && !Thread.currentThread().isInterrupted() && Fallback.passesOver(error));
  }

  private boolean ask(Candidate next) {
    candidate = next;
    AnswerStream<TextCompletion> asked =
        Objects.requireNonNull(next.provider().texts())
            .complete(request.withModel(next.model()).orElse(next.parameters()));
    hold(asked);
    boolean begun = asked.hasNext();
    if (!begun && !closed) {
      throw new ProviderUnavailableException(
          "provider_error",
          "provider "
              + next.provider().name()
              + " ended its answer without saying anything; ask again");
    }
    return begun;
  }

  /** The one that is asked now; the one before it has failed, and is let go. */
  private void hold(AnswerStream<TextCompletion> asked) {
    @Nullable AnswerStream<TextCompletion> failed;
    lock.lock();
    try {
      failed = answer;
      answer = asked;
    } finally {
      lock.unlock();
    }
    if (failed != null) {
      failed.close();
    }
    if (closed) {
      asked.close();
    }
  }
}
