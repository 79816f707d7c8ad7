// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.usage.Money;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Fallback;
import dev.parley.port.ChatStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A model is asked once: one candidate after the other, until one begins to answer. An answer in
 * which no function of the server has a part is one round.
 */
final class Round implements Answering {
  private final Asking asking;
  private final Started started;
  private final List<Message> said;
  private final ReentrantLock lock = new ReentrantLock();
  private final CompletionAssembler assembler = new CompletionAssembler();
  private @Nullable Completion built;
  private @Nullable ChatStream answer;
  private @Nullable TurnReport report;
  private Asking.@Nullable Reading reading;
  private Optional<CutUpstream> cut = Optional.empty();
  private @Nullable Candidate answering;
  private volatile boolean closed;

  /**
   * A round of a turn.
   *
   * @param said what is new in the turn so far
   */
  Round(Asking asking, Started started, List<Message> said) {
    this.asking = asking;
    this.started = started;
    this.said = List.copyOf(said);
  }

  @Override
  public boolean hasNext() {
    boolean more = answer == null ? !closed && begin() : answer.hasNext();
    if (!more && !closed) {
      compare();
    }
    return more;
  }

  /** The answer is whole: what the provider read is compared with what it was sent, once. */
  private void compare() {
    Asking.Reading last = reading;
    reading = null;
    if (last != null) {
      cut = last.read(usage());
    }
  }

  private @Nullable Usage usage() {
    lock.lock();
    try {
      return assembler.usage();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ChatDelta next() {
    if (answer == null && !hasNext()) {
      throw new NoSuchElementException("the answer has no more pieces");
    }
    ChatDelta delta = Objects.requireNonNull(answer).next();
    lock.lock();
    try {
      assembler.add(delta);
      built = null;
    } finally {
      lock.unlock();
    }
    return delta;
  }

  /** Whether there is a first piece; false when it was closed before. */
  private boolean begin() {
    return Fallback.ask(started.candidates(), this::ask, error -> !closed && Fallback.helps(error));
  }

  private boolean ask(Candidate candidate) {
    Asking.Asked asked = asking.ask(started, said, candidate);
    @Nullable ChatStream failed;
    lock.lock();
    try {
      report = asked.report();
      reading = asked.reading();
      answering = candidate;
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
    if (!begins(asked.answer(), candidate) && !closed) {
      throw saidNothing(candidate.provider().name());
    }
    return !closed;
  }

  private boolean begins(ChatStream asked, Candidate candidate) {
    try {
      return asked.hasNext();
    } catch (ProviderRejectedException e) {
      asking.refused(candidate, e);
      throw e;
    }
  }

  static ProviderUnavailableException saidNothing(String provider) {
    return new ProviderUnavailableException(
        "provider_error",
        "provider " + provider + " ended its answer without saying anything; ask again");
  }

  @Override
  public boolean isAsked() {
    return report != null;
  }

  @Override
  public TurnReport report() {
    if (report == null) {
      throw new IllegalStateException("nothing can be told before the first piece of the answer");
    }
    return report;
  }

  @Override
  public boolean isBegun() {
    lock.lock();
    try {
      return !assembler.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** {@inheritDoc} From any thread, and built once for each piece at most. */
  @Override
  public Completion completion() {
    lock.lock();
    try {
      Completion whole = built == null ? assembler.completion() : built;
      built = whole;
      return whole;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Money> cost() {
    lock.lock();
    try {
      CompletionHead head = assembler.head();
      return report == null || head == null
          ? Optional.empty()
          : report.cost(head, assembler.usage());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<CutUpstream> cutUpstream() {
    return cut;
  }

  /** Those that may answer next: the one that did, and those after it. */
  List<Candidate> remaining() {
    List<Candidate> all = started.candidates();
    return answering == null ? all : all.subList(all.indexOf(answering), all.size());
  }

  @Override
  public List<Message> whole() {
    AssistantMessage last = soFar();
    if (last == null) {
      throw saidNothing(report().provider());
    }
    List<Message> whole = new ArrayList<>(said);
    whole.add(last);
    return whole;
  }

  @Override
  public List<Message> kept() {
    return List.of();
  }

  @Override
  public @Nullable AssistantMessage soFar() {
    List<Choice> choices = isBegun() ? completion().choices() : List.of();
    return choices.isEmpty() ? null : choices.getFirst().message();
  }

  @Override
  public boolean isSettled() {
    return true;
  }

  @Override
  public void settle() {
    // Nothing of it goes on once it is closed.
  }

  @Override
  public void close() {
    closed = true;
    ChatStream open;
    lock.lock();
    try {
      open = answer;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
  }
}
