// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.function.LoopAccount;
import dev.parley.engine.function.Approval;
import dev.parley.engine.function.FunctionCalls;
import dev.parley.engine.function.Offer;
import dev.parley.engine.function.RunningCalls.WhenLeft;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sorts the calls of a round: into those that run, that wait, and that have their answer. */
final class CallPlanner {
  /** Runs a call that a person approved. */
  interface Approved {
    FunctionRun run(FunctionHandler handler, FunctionToolCall call, RawJson arguments);
  }

  private final Offer offer;
  private final ArgumentBinder binder;
  private final LoopAccount account;
  private final FunctionCalls calls;
  private final Approved approved;

  CallPlanner(
      Offer offer,
      ArgumentBinder binder,
      LoopAccount account,
      FunctionCalls calls,
      Approved approved) {
    this.offer = offer;
    this.binder = binder;
    this.account = account;
    this.calls = calls;
    this.approved = approved;
  }

  RoundPlan plan(
      AssistantMessage said,
      @Nullable FinishReason reason,
      List<FunctionToolCall> ours,
      List<ToolCall> others) {
    Sorting sorting = new Sorting();
    ours.forEach(call -> offer.find(call.function().name()).ifPresent(h -> sort(h, call, sorting)));
    return new RoundPlan(said, reason, sorting.run, sorting.told, sorting.waiting, others);
  }

  /** Refused calls have their answer; approved ones run, unless they can't. */
  RoundPlan approved(List<Approval> approvals) {
    Sorting sorting = new Sorting();
    for (Approval approval : approvals) {
      FunctionHandler handler = approval.handler();
      FunctionToolCall call = approval.call();
      if (!approval.decision().approved()) {
        sorting.told.add(approval.refused());
      } else if (checked(handler, call) instanceof Arguments.Valid valid) {
        sorting.run.add(planned(handler, call, () -> approved.run(handler, call, valid.value())));
      } else {
        sorting.told.add(told(call, "not run: the function has changed since it was called"));
      }
    }
    return new RoundPlan(null, null, sorting.run, sorting.told, List.of(), List.of());
  }

  private static final class Sorting {
    private final List<PlannedCall> run = new ArrayList<>();
    private final List<FunctionRun> told = new ArrayList<>();
    private final List<FunctionToolCall> waiting = new ArrayList<>();
  }

  private void sort(FunctionHandler handler, FunctionToolCall call, Sorting sorting) {
    Arguments arguments = checked(handler, call);
    switch (arguments) {
      case Arguments.Invalid invalid -> sorting.told.add(told(call, invalid.explanation()));
      case Arguments.Valid valid -> {
        Optional<String> refusal = refusal(handler, call, valid.value());
        if (refusal.isPresent()) {
          sorting.told.add(told(call, refusal.get()));
        } else if (handler.function().asksFirst()) {
          sorting.waiting.add(call);
        } else {
          sorting.run.add(
              planned(
                  handler,
                  call,
                  () -> calls.run(handler, call, valid.value(), account.deadline())));
        }
      }
    }
  }

  private Optional<String> refusal(
      FunctionHandler handler, FunctionToolCall call, RawJson arguments) {
    String name = call.function().name();
    return handler.function().sideEffects()
        ? account.callOnce(name, arguments)
        : account.call(name, arguments);
  }

  private Arguments checked(FunctionHandler handler, FunctionToolCall call) {
    return binder.check(handler.function().parameters(), call.function().arguments());
  }

  private static PlannedCall planned(
      FunctionHandler handler, FunctionToolCall call, Supplier<FunctionRun> running) {
    WhenLeft whenLeft = handler.function().sideEffects() ? WhenLeft.GOES_ON : WhenLeft.STOPS;
    return new PlannedCall(call, whenLeft, running);
  }

  private static FunctionRun told(FunctionToolCall call, String reason) {
    return new FunctionRun(
        call.id(),
        call.function().name(),
        call.function().arguments(),
        FunctionResult.failed(reason),
        Duration.ZERO);
  }
}
