// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.error.ContentRefusedException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.engine.conversation.Turn;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Fallback;
import dev.parley.port.ChatStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One answer, from the request to the stored turn. The first {@link #hasNext} routes the request,
 * opens the turn, fits the prompt and asks the model; when it is false without an error, the whole
 * turn is durable. What breaks off, or is closed before its end, leaves an incomplete turn; a
 * request that was wrong leaves none.
 */
public final class ChatReply implements ChatStream {
  private final Asking asking;
  private final ChatCall call;
  private final ReentrantLock lock = new ReentrantLock();
  private final CompletionAssembler assembler = new CompletionAssembler();
  private @Nullable Turn turn;
  private @Nullable ChatStream answer;
  private @Nullable TurnReport report;
  private @Nullable ChatDelta next;
  private boolean begun;
  private boolean ended;
  private volatile boolean whole;
  private @Nullable RuntimeException failure;
  private volatile boolean closed;

  ChatReply(Asking asking, ChatCall call) {
    this.asking = asking;
    this.call = call;
  }

  @Override
  public boolean hasNext() {
    if (next != null) {
      return true;
    }
    if (ended) {
      return false;
    }
    boolean done = false;
    try {
      if (!closed && (begun ? current().hasNext() : begin())) {
        take(current().next());
        done = true;
        return true;
      }
      finish();
      done = true;
    } catch (CancellationException e) {
      if (!closed) {
        fail(e);
        throw e;
      }
      finish();
      done = true;
    } catch (RuntimeException e) {
      fail(e);
      done = true;
      throw e;
    } finally {
      if (!done) {
        close();
      }
    }
    return false;
  }

  @Override
  public ChatDelta next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the answer has no more pieces");
    }
    ChatDelta delta = Objects.requireNonNull(next);
    next = null;
    return delta;
  }

  /**
   * Reads on to the end; the whole answer, durable.
   *
   * @throws CancellationException when it was closed before its end
   */
  public Completion completion() {
    while (hasNext()) {
      next = null;
    }
    if (failure != null) {
      throw failure;
    }
    if (!whole) {
      throw new CancellationException("the answer was closed before its end");
    }
    return assembler.completion();
  }

  /** Whether the answer came to its end and, in a conversation, the whole turn is durable. */
  public boolean isWhole() {
    return whole;
  }

  /**
   * Who answered, and what the model was sent.
   *
   * @throws IllegalStateException before the first piece
   */
  public TurnReport report() {
    if (report == null) {
      throw new IllegalStateException("nothing can be told before the first piece of the answer");
    }
    return report;
  }

  @Override
  public void close() {
    closed = true;
    ChatStream open;
    Turn unfinished;
    lock.lock();
    try {
      open = answer;
      unfinished = turn;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
    if (unfinished != null) {
      leave(unfinished);
    }
  }

  /** Abandons the turn, unless it has ended. */
  private void leave(Turn unfinished) {
    try {
      boolean unused = unfinished.abandon(soFar());
    } catch (RuntimeException e) {
      // The turn stays open in the store until its lease runs out, and the next one marks it.
    }
  }

  private ChatStream current() {
    return Objects.requireNonNull(answer);
  }

  /**
   * Asks one candidate after the other until one begins to answer; whether there is a first piece.
   */
  private boolean begin() {
    begun = true;
    Iterator<Candidate> candidates = asking.candidates(call);
    hold(asking.open(call, () -> closed));
    while (true) {
      try {
        return ask(candidates.next());
      } catch (ParleyException e) {
        if (closed || !candidates.hasNext() || !Fallback.helps(e)) {
          throw e;
        }
      }
    }
  }

  private boolean ask(Candidate candidate) {
    Asking.Asked asked = asking.ask(call, turn, candidate);
    @Nullable ChatStream failed;
    lock.lock();
    try {
      report = asked.report();
      failed = answer;
      answer = asked.answer();
    } finally {
      lock.unlock();
    }
    if (failed != null) {
      failed.close();
    }
    if (closed) {
      asked.answer().close();
    }
    if (!asked.answer().hasNext() && !closed) {
      throw saidNothing(candidate.provider().name());
    }
    return !closed;
  }

  private static ProviderUnavailableException saidNothing(String provider) {
    return new ProviderUnavailableException(
        "provider_error",
        "provider " + provider + " ended its answer without saying anything; ask again");
  }

  private void hold(@Nullable Turn opened) {
    lock.lock();
    try {
      turn = opened;
    } finally {
      lock.unlock();
    }
    if (opened != null) {
      opened.keepAlive(this::soFar);
    }
  }

  private void take(ChatDelta delta) {
    lock.lock();
    try {
      assembler.add(delta);
      next = delta;
    } finally {
      lock.unlock();
    }
  }

  /** What there is of the answer; null when there is nothing. */
  private @Nullable AssistantMessage soFar() {
    lock.lock();
    try {
      List<Choice> choices = assembler.isEmpty() ? List.of() : assembler.completion().choices();
      return choices.isEmpty() ? null : choices.getFirst().message();
    } finally {
      lock.unlock();
    }
  }

  /** The model said all it had to say, or the answer was closed. */
  private void finish() {
    ended = true;
    if (closed) {
      close();
      return;
    }
    AssistantMessage said = soFar();
    if (said == null) {
      throw saidNothing(report().provider());
    }
    whole = turn == null || turn.complete(said);
  }

  private void fail(RuntimeException error) {
    ended = true;
    failure = error;
    if (answer != null) {
      answer.close();
    }
    if (turn == null) {
      return;
    }
    try {
      if (isCallersFault(error) && assembler.isEmpty()) {
        turn.discard();
      } else {
        boolean unused = turn.abandon(soFar());
      }
    } catch (ParleyException e) {
      error.addSuppressed(e);
    }
  }

  private static boolean isCallersFault(RuntimeException error) {
    return error instanceof InvalidRequestException
        || error instanceof NotFoundException
        || error instanceof ContentRefusedException
        || (error instanceof ProviderRejectedException rejected && !rejected.isOfOurKey());
  }
}
