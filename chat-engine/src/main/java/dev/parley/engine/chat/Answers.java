// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.ToolResults;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.function.LoopAccount;
import dev.parley.engine.conversation.Turn;
import dev.parley.engine.function.Answered;
import dev.parley.engine.function.Approval;
import dev.parley.engine.function.Approvals;
import dev.parley.engine.function.FunctionCalls;
import dev.parley.engine.function.FunctionKit;
import dev.parley.engine.function.Functions;
import dev.parley.engine.function.KeptTurns;
import dev.parley.engine.function.Offer;
import dev.parley.engine.routing.Candidate;
import dev.parley.port.FunctionHandler;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins answers: of one round, or of as many as the server's functions make. */
final class Answers {
  private final Asking asking;
  private final Functions functions;
  private final @Nullable FunctionKit kit;
  private final Clock clock;
  private final Supplier<String> ids;

  /**
   * Begins answers.
   *
   * @param kit null for an engine without functions
   */
  Answers(
      Asking asking,
      Functions functions,
      @Nullable FunctionKit kit,
      Clock clock,
      Supplier<String> ids) {
    this.asking = asking;
    this.functions = functions;
    this.kit = kit;
    this.clock = clock;
    this.ids = ids;
  }

  /** The call as it is to be answered, with what its caller was not shown. */
  Prepared prepare(ChatCall call) {
    if (kit == null || kit.sources().isEmpty() || call.conversation() != null) {
      return new Prepared(call, KeptTurns.Restored.NOTHING);
    }
    KeptTurns.Restored restored = kept(kit).restore(call.owner(), call.request().messages());
    return restored.known().isEmpty()
        ? new Prepared(call, restored)
        : new Prepared(
            call.withRequest(call.request().withMessages(restored.messages())), restored);
  }

  record Prepared(ChatCall call, KeptTurns.Restored restored) {}

  private KeptTurns kept(FunctionKit from) {
    return new KeptTurns(from.records(), from.format(), clock);
  }

  /** Opens the turn of a call, and says who may answer. */
  Started start(Prepared prepared, BooleanSupplier cancelled) {
    List<Candidate> candidates = asking.candidates(prepared.call());
    Turn turn = asking.open(prepared.call(), cancelled);
    return new Started(prepared.call(), turn, candidates, asking.notes(prepared.call(), turn));
  }

  /** The answer, which begins when it is read. */
  Answering answer(Started started, KeptTurns.Restored restored) {
    ChatCall call = started.call();
    Candidate first = started.candidates().getFirst();
    Offer offer = offer(call, first);
    List<Approval> approvals = kit == null ? List.of() : approvals(kit, started, restored);
    if (kit == null || (offer.isEmpty() && approvals.isEmpty())) {
      return new Round(asking, started, started.messages());
    }
    requireOneChoice(call);
    return loop(kit, started, offer, approvals);
  }

  private Offer offer(ChatCall call, Candidate first) {
    Offer offer =
        functions.offer(call.owner(), call.request(), call.functions(), first.functions());
    return call.session() == null ? offer : offer.withoutAsking();
  }

  private List<Approval> approvals(FunctionKit with, Started started, KeptTurns.Restored restored) {
    if (!ToolResults.continueCalls(started.messages())) {
      return List.of();
    }
    ChatCall call = started.call();
    Turn turn = started.turn();
    Answered answered =
        turn == null
            ? Answered.alone(call.owner(), call.request(), restored)
            : Answered.in(call.owner(), call.request(), started.messages(), turn.before());
    return new Approvals(functions, with.arguments()).in(answered);
  }

  /** A turn was completed: what it had no room for is not to be lost. */
  void remember(ChatCall call, Turn turn, TurnReport report) {
    asking.remember(call, turn, report);
  }

  private static void requireOneChoice(ChatCall call) {
    long choices = call.request().parameters().get(Parameter.N).orElse(1L);
    if (choices > 1) {
      throw new InvalidRequestException(
          "n",
          choices,
          "functions of the server go on with one answer; leave n out, or set parley.functions to"
              + " []");
    }
  }

  private FunctionLoop loop(
      FunctionKit with, Started started, Offer offer, List<Approval> approvals) {
    ChatCall call = started.call();
    Turn turn = started.turn();
    KeptTurns kept = kept(with);
    FunctionCalls calls =
        new FunctionCalls(
            clock,
            call.owner(),
            call.conversation(),
            turn == null ? "req_" + ids.get() : turn.opened().id().value(),
            longestResult(started.candidates().getFirst()));
    LoopAccount account = new LoopAccount(with.limits(), clock.instant());
    CallPlanner.Approved approved =
        turn == null
            ? (handler, asked, arguments) -> once(kept, call, account, handler, asked, arguments)
            : (handler, asked, arguments) ->
                calls.run(handler, asked, arguments, account.deadline());
    CallPlanner planner = new CallPlanner(offer, with.arguments(), account, calls, approved);
    return new FunctionLoop(
        new LoopTools(asking, ids, kept),
        started,
        new RoundPlanner(offer, account, planner, clock),
        approvals);
  }

  /** Runs an approved call that no conversation remembers: its key is the same each time. */
  private FunctionRun once(
      KeptTurns kept,
      ChatCall call,
      LoopAccount account,
      FunctionHandler handler,
      FunctionToolCall asked,
      RawJson arguments) {
    FunctionCalls calls = FunctionCalls.alone(clock, call.owner(), "approved");
    return kept.once(
        call.owner(),
        asked,
        () -> calls.run(handler, asked, arguments, account.deadline()),
        () -> calls.settle(handler, asked, arguments));
  }

  /** Characters of a result: about a quarter of the window, where it is known. */
  private static int longestResult(Candidate candidate) {
    Capabilities capabilities = candidate.provider().model().capabilities(candidate.model());
    return capabilities.window().orElse(Integer.MAX_VALUE);
  }
}
