// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.function.FunctionEvent;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.usage.Money;
import dev.parley.engine.function.Approval;
import dev.parley.engine.function.RunningCalls;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer in which functions of the server have a part: a model is asked, the calls that it makes
 * are run, and it is asked again with their results, until it has come to its end. Read by one
 * thread; closed by any.
 */
final class FunctionLoop implements Answering {
  private final LoopTools tools;
  private final Started started;
  private final Transcript transcript;
  private final RoundPlanner planner;
  private final Queue<ChatDelta> ready = new ArrayDeque<>();
  private final CompletionAssembler shown = new CompletionAssembler();
  private final ReentrantLock lock = new ReentrantLock();
  private List<Approval> approvals;
  private @Nullable Round round;
  private @Nullable ShownPieces pieces;
  private @Nullable RoundPlan plan;
  private @Nullable RunningCalls running;
  private @Nullable TurnReport report;
  private Optional<Money> cost = Optional.of(Money.ZERO);
  private Optional<CutUpstream> cut = Optional.empty();
  private boolean done;
  private volatile boolean closed;

  /**
   * A loop.
   *
   * @param approvals calls that a person decided on; they come first
   */
  FunctionLoop(LoopTools tools, Started started, RoundPlanner planner, List<Approval> approvals) {
    this.tools = tools;
    this.started = started;
    this.planner = planner;
    this.approvals = approvals;
    this.transcript = new Transcript(started.messages());
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      step();
    }
    return !ready.isEmpty();
  }

  @Override
  public ChatDelta next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the answer has no more pieces");
    }
    ChatDelta next = ready.remove();
    shown.add(next);
    return next;
  }

  private void step() {
    if (closed) {
      done = true;
    } else if (running != null) {
      awaitCall(running);
    } else if (!approvals.isEmpty()) {
      begin(planner.approved(approvals));
      approvals = List.of();
    } else if (round == null) {
      beginRound();
    } else if (round.hasNext()) {
      report = round.report();
      ChatDelta piece = Objects.requireNonNull(pieces).take(round.next());
      if (piece != null) {
        ready.add(piece);
      }
    } else if (!closed) {
      endRound(round, Objects.requireNonNull(pieces));
    }
  }

  private void beginRound() {
    List<Message> said = transcript.said();
    ChatCall call = started.call().withRequest(planner.request(started.call().request()));
    Round next =
        new Round(
            tools.asking(),
            new Started(call, started.turn(), planner.candidates(started), started.notes()),
            said);
    lock.lock();
    try {
      round = next;
    } finally {
      lock.unlock();
    }
    if (closed) {
      next.close();
    }
    pieces = new ShownPieces(planner.offer(), tools.ids(), pieces);
  }

  private void endRound(Round ended, ShownPieces last) {
    Completion said = last.isEmpty() ? null : last.completion();
    if (said == null || said.choices().isEmpty()) {
      throw Round.saidNothing(ended.report().provider());
    }
    planner.answeredBy(ended.remaining());
    cost = cost.flatMap(sum -> ended.cost().map(sum::plus));
    cut = cut.or(ended::cutUpstream);
    RoundPlan next = planner.plan(said);
    round = null;
    transcript.add(next.said());
    if (next.isLast()) {
      finish(next, last);
    } else {
      begin(next);
    }
  }

  /** Runs the calls of a plan. What changes something outside is durable before it runs. */
  private void begin(RoundPlan next) {
    if (next.changesSomething()) {
      save();
    }
    RunningCalls calls = new RunningCalls();
    for (PlannedCall call : next.calls()) {
      transcript.started(call.call());
      calls.add(call.call().id(), call.whenLeft(), call.running());
    }
    if (!isBegun(next, calls)) {
      done = true;
      return;
    }
    next.told().forEach(transcript::ended);
    tell();
    if (!calls.hasNext()) {
      endCalls(next);
    }
  }

  /** Begins the calls, unless the caller has left: whoever closes knows of every call that runs. */
  private boolean isBegun(RoundPlan next, RunningCalls calls) {
    lock.lock();
    try {
      if (!closed) {
        plan = next;
        running = calls;
        calls.begin();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void awaitCall(RunningCalls calls) {
    FunctionRun run;
    try {
      run = calls.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderUnavailableException("interrupted", "interrupted while functions ran");
    }
    if (run == null) {
      done = true;
      return;
    }
    transcript.ended(run);
    tell();
    if (!calls.hasNext()) {
      endCalls(Objects.requireNonNull(plan));
    }
  }

  private void endCalls(RoundPlan over) {
    over.results(Objects.requireNonNull(running)::result).forEach(transcript::result);
    lock.lock();
    try {
      running = null;
    } finally {
      lock.unlock();
    }
    if (over.changesSomething()) {
      save();
    } else if (started.turn() != null) {
      started.turn().note(transcript.said());
    }
    if (over.isHandedOver()) {
      finish(over, Objects.requireNonNull(pieces));
    }
  }

  private void save() {
    if (started.turn() != null) {
      started.turn().save(transcript.said());
    }
  }

  /** The answer ends here: with the model's own end, or with calls for the caller. */
  private void finish(RoundPlan last, ShownPieces of) {
    tools.keep(started, last, transcript);
    ready.add(planner.ending(last, of));
    transcript.waiting(last.confirmations());
    done = true;
  }

  /** An empty piece, so that whoever reads can look at the events. */
  private void tell() {
    ready.add(planner.silence(pieces));
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
    return !shown.isEmpty();
  }

  @Override
  public Completion completion() {
    return shown.completion();
  }

  @Override
  public Optional<Money> cost() {
    return cost;
  }

  @Override
  public Optional<CutUpstream> cutUpstream() {
    return cut;
  }

  @Override
  public List<Message> whole() {
    return transcript.said();
  }

  @Override
  public List<Message> kept() {
    RunningCalls calls;
    RoundPlan of;
    lock.lock();
    try {
      calls = running;
      of = plan;
    } finally {
      lock.unlock();
    }
    return of == null ? List.of() : transcript.withResults(calls, of);
  }

  @Override
  public @Nullable AssistantMessage soFar() {
    Round current;
    lock.lock();
    try {
      current = round;
    } finally {
      lock.unlock();
    }
    return current == null ? null : planner.withoutCalls(current.soFar());
  }

  /** What happened since it was asked for last. */
  List<FunctionEvent> events() {
    return transcript.newEvents();
  }

  Transcript transcript() {
    return transcript;
  }

  @Override
  public boolean isSettled() {
    RunningCalls calls = calls();
    return calls == null || calls.isOver();
  }

  @Override
  public void settle() throws InterruptedException {
    RunningCalls calls = calls();
    if (calls != null) {
      calls.awaitEnd();
    }
  }

  private @Nullable RunningCalls calls() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    RunningCalls calls;
    Round open;
    lock.lock();
    try {
      closed = true;
      calls = running;
      open = round;
    } finally {
      lock.unlock();
    }
    if (calls != null) {
      calls.stop();
    }
    if (open != null) {
      open.close();
    }
  }
}
