// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.error.ContentRefusedException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.function.FunctionEvent;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.usage.Money;
import dev.parley.engine.conversation.Turn;
import dev.parley.port.ChatStream;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
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
  private final Answers answers;
  private final ChatCall call;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Turn turn;
  private @Nullable Answering answer;
  private @Nullable ChatDelta next;
  private boolean begun;
  private boolean ended;
  private volatile boolean whole;
  private @Nullable RuntimeException failure;
  private volatile boolean closed;

  ChatReply(Answers answers, ChatCall call) {
    this.answers = answers;
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
        next = current().next();
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
    return current().completion();
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
    if (answer == null) {
      throw new IllegalStateException("nothing can be told before the first piece of the answer");
    }
    return answer.report();
  }

  /** What the whole answer cost, in US dollars; empty where that is not known for sure. */
  public Optional<Money> cost() {
    return answer == null ? Optional.empty() : answer.cost();
  }

  /**
   * What shows that a provider read less than it was sent, and did not say so. Known once the
   * answer is whole, and only where the prompt was counted: where the window is known, or the
   * ledger was asked for.
   */
  public Optional<CutUpstream> cutUpstream() {
    return answer == null ? Optional.empty() : answer.cutUpstream();
  }

  /** Whether a model has begun to answer: functions may run before. */
  public boolean isAsked() {
    return answer != null && answer.isAsked();
  }

  /** What functions of the server did since this was asked last, in order. */
  public List<FunctionEvent> events() {
    return answer instanceof FunctionLoop loop ? loop.events() : List.of();
  }

  /** The calls of the server's functions that have their result, in the order they got it. */
  public List<FunctionRun> functions() {
    return answer instanceof FunctionLoop loop ? loop.transcript().runs() : List.of();
  }

  /** The calls that a person must approve before the turn goes on. */
  public List<FunctionToolCall> confirmations() {
    return answer instanceof FunctionLoop loop ? loop.transcript().waiting() : List.of();
  }

  @Override
  public void close() {
    closed = true;
    Answering open;
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

  /**
   * Abandons the turn, unless it has ended: once calls that change something are at their end, so
   * that their results are not lost.
   */
  private void leave(Turn unfinished) {
    Answering current = answer;
    if (current == null || current.isSettled()) {
      abandon(unfinished);
      return;
    }
    Thread.ofVirtual()
        .name("leaving-" + unfinished.opened().id())
        .start(
            () -> {
              try {
                current.settle();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              abandon(unfinished);
            });
  }

  private void abandon(Turn unfinished) {
    try {
      boolean unused = unfinished.abandon(progress());
    } catch (RuntimeException e) {
      // The turn stays open in the store until its lease runs out, and the next one marks it.
    }
  }

  private Answering current() {
    return Objects.requireNonNull(answer);
  }

  /** Opens the turn and asks; whether there is a first piece. */
  private boolean begin() {
    begun = true;
    Answers.Prepared prepared = answers.prepare(call);
    Started started = answers.start(prepared, () -> closed);
    hold(started.turn());
    Answering begun = answers.answer(started, prepared.restored());
    lock.lock();
    try {
      answer = begun;
    } finally {
      lock.unlock();
    }
    if (closed) {
      begun.close();
    }
    return begun.hasNext();
  }

  private void hold(@Nullable Turn opened) {
    lock.lock();
    try {
      turn = opened;
    } finally {
      lock.unlock();
    }
    if (opened != null) {
      opened.keepAlive(this::progress);
    }
  }

  /** Tells the turn what functions did so far; what there is of the answer after that. */
  private @Nullable AssistantMessage progress() {
    Answering current;
    Turn open;
    lock.lock();
    try {
      current = answer;
      open = turn;
    } finally {
      lock.unlock();
    }
    if (current == null) {
      return null;
    }
    List<Message> kept = current.kept();
    if (open != null && !kept.isEmpty()) {
      open.note(kept);
    }
    return current.soFar();
  }

  /** The model said all it had to say, or the answer was closed. */
  private void finish() {
    ended = true;
    if (closed) {
      close();
      return;
    }
    List<Message> said = current().whole();
    whole = turn == null || turn.complete(said);
    if (turn != null && whole) {
      answers.remember(call, turn, current().report());
    }
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
      if (isCallersFault(error) && !hasSaid() && !hasKept()) {
        turn.discard();
      } else {
        leave(turn);
      }
    } catch (ParleyException e) {
      error.addSuppressed(e);
    }
  }

  private boolean hasSaid() {
    return answer != null && answer.isBegun();
  }

  private boolean hasKept() {
    return answer != null && !answer.kept().isEmpty();
  }

  private static boolean isCallersFault(RuntimeException error) {
    return error instanceof InvalidRequestException
        || error instanceof NotFoundException
        || error instanceof ContentRefusedException
        || (error instanceof ProviderRejectedException rejected && !rejected.isOfOurKey());
  }
}
