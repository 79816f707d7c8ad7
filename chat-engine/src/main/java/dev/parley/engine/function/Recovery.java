// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.Decision;
import dev.parley.domain.function.FunctionRun;
import dev.parley.engine.conversation.LostCalls;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the calls of a turn that died their results: from the function's own status where it has
 * one, else that the outcome is unknown. A call that a person approved counts as begun.
 */
public final class Recovery implements LostCalls {
  private final Functions functions;
  private final ArgumentBinder binder;
  private final Clock clock;

  public Recovery(Functions functions, ArgumentBinder binder, Clock clock) {
    this.functions = functions;
    this.binder = binder;
    this.clock = clock;
  }

  @Override
  public List<Message> settle(Header header, OpenTurn dead, List<Message> before) {
    FunctionCalls status =
        new FunctionCalls(clock, header.owner(), header.id(), dead.id().value(), Integer.MAX_VALUE);
    Approvals approvals = new Approvals(functions, binder);
    Map<String, FunctionToolCall> calls = ToolText.calls(before);
    Set<String> answered = ToolText.answered(dead.kept());
    List<Message> settled = new ArrayList<>();
    List<Message> lost = new ArrayList<>();
    for (Message message : dead.kept()) {
      if (!(message instanceof ToolMessage)) {
        settled.addAll(lost);
        lost.clear();
      }
      settled.add(
          message instanceof ToolMessage answer
              ? decided(approvals, calls.get(answer.toolCallId()), answer, status)
              : message);
      if (message instanceof AssistantMessage said) {
        lost.addAll(lost(said, answered, status));
      }
    }
    settled.addAll(lost);
    return settled;
  }

  /** The result of a call that a person had decided on in this turn. */
  private Message decided(
      Approvals approvals,
      @Nullable FunctionToolCall call,
      ToolMessage answer,
      FunctionCalls status) {
    Optional<FunctionHandler> handler = approvals.waiting(call);
    Optional<Decision> decision = approvals.stored(answer);
    if (call == null || handler.isEmpty() || decision.isEmpty()) {
      return answer;
    }
    return ToolText.message(
        decision.get().approved()
            ? settle(handler.get(), call, status)
            : new Approval(handler.get(), call, decision.get()).refused());
  }

  /** Results of calls that were begun and never ended. Those for the caller wait for the caller. */
  private List<Message> lost(AssistantMessage said, Set<String> answered, FunctionCalls status) {
    List<Message> lost = new ArrayList<>();
    for (ToolCall each : said.toolCalls()) {
      if (each instanceof FunctionToolCall call && !answered.contains(call.id())) {
        functions
            .find(call.function().name())
            .filter(handler -> !handler.function().asksFirst())
            .ifPresent(handler -> lost.add(ToolText.message(settle(handler, call, status))));
      }
    }
    return lost;
  }

  private FunctionRun settle(FunctionHandler handler, FunctionToolCall call, FunctionCalls status) {
    Arguments arguments =
        binder.check(handler.function().parameters(), call.function().arguments());
    RawJson given = arguments instanceof Arguments.Valid valid ? valid.value() : new RawJson("{}");
    return status.settle(handler, call, given);
  }
}
