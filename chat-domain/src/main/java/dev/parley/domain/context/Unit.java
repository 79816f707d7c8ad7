// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stretch of a conversation that is kept or left out whole: what a user said and all that
 * followed before the next user message, so that calls and their results stay together.
 *
 * @param messages at least one, in order
 */
public record Unit(List<Placed> messages) {
  public Unit {
    messages = List.copyOf(messages);
  }

  /** Whether a unit may begin with this message. */
  public static boolean beginsWith(Message message) {
    return message.role() == Role.USER;
  }

  /**
   * The messages that a provider takes. Providers refuse a prompt with a call that has not all its
   * results, or with a result whose call is not there before it: such calls and results are left
   * out.
   */
  public List<Placed> healed() {
    Set<String> answered =
        messages.stream()
            .map(Placed::message)
            .filter(ToolMessage.class::isInstance)
            .map(result -> ((ToolMessage) result).toolCallId())
            .collect(Collectors.toSet());
    Set<String> called = new HashSet<>();
    List<Placed> healed = new ArrayList<>(messages.size());
    for (Placed placed : messages) {
      switch (placed.message()) {
        case AssistantMessage said -> {
          if (answered.containsAll(calls(said))) {
            called.addAll(calls(said));
            healed.add(placed);
          } else if (!said.text().isEmpty()) {
            healed.add(
                new Placed(placed.sequence(), AssistantMessage.of(said.content(), List.of())));
          }
        }
        case ToolMessage result -> {
          if (called.contains(result.toolCallId())) {
            healed.add(placed);
          }
        }
        case FunctionMessage result -> {
          if (!healed.isEmpty() && calls(healed.getLast().message(), result.name())) {
            healed.add(placed);
          }
        }
        case Message other -> healed.add(placed);
      }
    }
    return healed;
  }

  private static boolean calls(Message message, String function) {
    return message instanceof AssistantMessage said
        && said.functionCall() != null
        && said.functionCall().name().equals(function);
  }

  private static List<String> calls(AssistantMessage said) {
    return said.toolCalls().stream().map(ToolCall::id).toList();
  }
}
