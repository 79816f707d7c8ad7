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
