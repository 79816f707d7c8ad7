// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.Decision;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what a person decided among the tool messages of a request. */
public final class Approvals {
  private static final RawJson SCHEMA =
      new RawJson(
          """
          {"type":"object","properties":{"approved":{"type":"boolean"},"reason":{"type":\
          ["string","null"]}},"required":["approved"],"additionalProperties":false}\
          """);

  private final Functions functions;
  private final ArgumentBinder binder;

  public Approvals(Functions functions, ArgumentBinder binder) {
    this.functions = functions;
    this.binder = binder;
  }

  /**
   * The decisions that a request brings, in order.
   *
   * @param messages what is new; for a request without a conversation all there is
   * @param before the newest messages of the conversation
   * @param isKept whether Parley knows of a call; one that it does not know can't be approved
   * @throws InvalidRequestException when the answer to a call that waits is no decision, or comes
   *     too late
   */
  public List<Approval> in(
      List<Message> messages, List<Message> before, Predicate<FunctionToolCall> isKept) {
    Map<String, FunctionToolCall> calls = ToolText.calls(before);
    calls.putAll(ToolText.calls(messages));
    Set<String> answered = new HashSet<>(ToolText.answered(before));
    int newest = newest(messages);
    List<Approval> found = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof ToolMessage answer) {
        FunctionToolCall call = calls.get(answer.toolCallId());
        Optional<FunctionHandler> handler = waiting(call);
        if (call != null && handler.isPresent() && (i > newest || isKept.test(call))) {
          String path = "messages[" + i + "]";
          requireNew(path, answer, answered);
          Decision decision = decision(path, answer);
          if (!isKept.test(call)) {
            throw expired(path, call);
          }
          found.add(new Approval(handler.get(), call, decision));
        }
      }
    }
    return found;
  }

  /** What a tool message that was stored says, when it is a decision. */
  public Optional<Decision> stored(ToolMessage message) {
    return binder.check(SCHEMA, message.text()) instanceof Arguments.Valid valid
        ? Optional.of(binder.bind(valid.value(), Decision.class))
        : Optional.empty();
  }

  /** The function of a call, where a person must approve it first. */
  public Optional<FunctionHandler> waiting(@Nullable FunctionToolCall call) {
    return call == null
        ? Optional.empty()
        : functions.find(call.function().name()).filter(handler -> handler.function().asksFirst());
  }

  /** The place of the last assistant message: what stands before it was dealt with long ago. */
  private static int newest(List<Message> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i) instanceof AssistantMessage) {
        return i;
      }
    }
    return -1;
  }

  private static void requireNew(String path, ToolMessage answer, Set<String> answered) {
    if (!answered.add(answer.toolCallId())) {
      throw new InvalidRequestException(
          path + ".tool_call_id",
          answer.toolCallId(),
          "this call was decided before, and has its result in the conversation; leave it out");
    }
  }

  private Decision decision(String path, ToolMessage answer) {
    return stored(answer)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    path + ".content",
                    answer.text(),
                    "this call waits for a decision: give {\"approved\": true}, or {\"approved\":"
                        + " false, \"reason\": \"…\"}"));
  }

  private static InvalidRequestException expired(String path, FunctionToolCall call) {
    return InvalidRequestException.of(
        "confirmation_expired",
        path + ".tool_call_id",
        path
            + ".tool_call_id is "
            + call.id()
            + ", and no call of "
            + call.function().name()
            + " under that id waits for a decision: it is older than a day, or was changed; ask"
            + " again, and decide on the new call");
  }
}
