// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.function.FunctionRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls and results as messages. */
public final class ToolText {
  private ToolText() {}

  /** A result as the model is told. */
  public static ToolMessage message(FunctionRun run) {
    return new ToolMessage(new TextContent(run.result().text()), run.callId(), Extras.NONE);
  }

  /** The calls of functions in these messages, by id. */
  public static Map<String, FunctionToolCall> calls(List<Message> messages) {
    Map<String, FunctionToolCall> calls = new HashMap<>();
    for (Message message : messages) {
      if (message instanceof AssistantMessage said) {
        for (ToolCall call : said.toolCalls()) {
          if (call instanceof FunctionToolCall function) {
            calls.put(call.id(), function);
          }
        }
      }
    }
    return calls;
  }

  /** The ids of calls that have their result in these messages. */
  public static Set<String> answered(List<Message> messages) {
    Set<String> answered = new HashSet<>();
    for (Message message : messages) {
      if (message instanceof ToolMessage result) {
        answered.add(result.toolCallId());
      }
    }
    return answered;
  }

  /**
   * The messages with that result: in the place of the one that stands there for its call, else
   * after the last.
   */
  public static List<Message> with(List<Message> messages, ToolMessage result) {
    List<Message> next = new ArrayList<>(messages);
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i) instanceof ToolMessage old && old.toolCallId().equals(result.toolCallId())) {
        next.set(i, result);
        return next;
      }
    }
    next.add(result);
    return next;
  }
}
