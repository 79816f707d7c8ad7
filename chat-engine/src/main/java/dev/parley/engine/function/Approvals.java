// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolCall;
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
   * @throws InvalidRequestException when the answer to a call that waits is no decision, comes too
   *     late, or leaves out other calls of the same message
   */
  public List<Approval> in(Answered answered) {
    Map<String, FunctionToolCall> calls = ToolText.calls(answered.asked());
    Set<String> decided = new HashSet<>(answered.results());
    List<Message> messages = answered.messages();
    int newest = newest(messages);
    List<Approval> found = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof ToolMessage answer
          && !answered.hidden().contains(answer.toolCallId())) {
        FunctionToolCall call = calls.get(answer.toolCallId());
        Optional<FunctionHandler> handler = waiting(call).filter(answered::mayUse);
        if (call != null && handler.isPresent() && (i > newest || answered.isKept(call))) {
          String path = "messages[" + i + "]";
          requireNew(path, answer, decided);
          Decision decision = decision(path, answer);
          if (!answered.isKept(call)) {
            throw expired(path, call);
          }
          found.add(new Approval(handler.get(), call, decision));
        }
      }
    }
    found.forEach(approval -> requireAll(approval, answered));
    return found;
  }

  /**
   * Providers take the results of a message's calls together: nothing runs before all are there.
   */
  private static void requireAll(Approval approval, Answered answered) {
    Set<String> results = ToolText.answered(answered.messages());
    results.addAll(answered.results());
    for (Message message : answered.asked()) {
      if (message instanceof AssistantMessage said
          && ToolText.calls(List.of(said)).containsKey(approval.call().id())) {
        for (ToolCall other : said.toolCalls()) {
          if (!results.contains(other.id())) {
            throw InvalidRequestException.of(
                "missing_tool_result",
                "messages",
                "messages decides on call "
                    + approval.call().id()
                    + " and has nothing for "
                    + other.id()
                    + ", which the same message made: send decisions and results for all of its"
                    + " calls together; nothing was run");
          }
        }
      }
    }
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
