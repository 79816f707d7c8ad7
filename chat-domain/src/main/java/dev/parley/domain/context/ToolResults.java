// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.error.InvalidRequestException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every tool result answers a call that was made before it: providers refuse a prompt where one
 * does not.
 */
public final class ToolResults {
  private ToolResults() {}

  /** Whether the messages answer calls that were made before them. */
  public static boolean continueCalls(List<Message> messages) {
    return messages.stream().anyMatch(ToolMessage.class::isInstance);
  }

  /**
   * The messages without what was said already: tool runners of clients send everything again with
   * the results. What is there up to the message that made the calls still open is known.
   *
   * @param before what was said before, newest turn at least
   * @param messages the request's own
   */
  public static List<Message> unsaid(List<Message> before, List<Message> messages) {
    Set<String> open = open(before);
    for (int i = messages.size() - 1; i >= 0; i--) {
      Set<String> calls = new HashSet<>();
      collect(calls, messages.get(i));
      if (!calls.isEmpty() && open.containsAll(calls)) {
        return messages.subList(i + 1, messages.size());
      }
    }
    return messages;
  }

  /** The calls that were made last and have no result yet. */
  private static Set<String> open(List<Message> messages) {
    Set<String> open = new HashSet<>();
    for (Message message : messages) {
      if (message instanceof ToolMessage result) {
        open.remove(result.toolCallId());
      } else {
        open.clear();
        collect(open, message);
      }
    }
    return open;
  }

  /**
   * Checks that every result answers a call.
   *
   * @param before what was said before, newest turn at least
   * @param messages the request's own
   * @throws InvalidRequestException names the first result whose call is in neither
   */
  public static void check(List<Message> before, List<Message> messages) {
    Set<String> calls = new HashSet<>();
    before.forEach(message -> collect(calls, message));
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      if (message instanceof ToolMessage result && !calls.contains(result.toolCallId())) {
        throw new InvalidRequestException(
            "messages[" + i + "].tool_call_id",
            result.toolCallId(),
            "no assistant message before it calls a tool under that id; send the message with"
                + " tool_calls first");
      }
      collect(calls, message);
    }
  }

  private static void collect(Set<String> calls, Message message) {
    if (message instanceof AssistantMessage said) {
      said.toolCalls().stream().map(ToolCall::id).forEach(calls::add);
    }
  }
}
