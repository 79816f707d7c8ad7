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

/**
 * A stretch of a conversation that is kept or left out whole: what a user said and all that
 * followed before the next user message, so that calls and their results stay together.
 *
 * @param messages in order
 */
public record Unit(List<Placed> messages) {
  public Unit {
    messages = List.copyOf(messages);
  }

  /** Messages as units, oldest first; the first may lack the user message that it answers. */
  static List<Unit> of(List<Placed> messages) {
    List<Unit> units = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < messages.size(); i++) {
      if (beginsWith(messages.get(i).message())) {
        units.add(new Unit(messages.subList(from, i)));
        from = i;
      }
    }
    if (from < messages.size()) {
      units.add(new Unit(messages.subList(from, messages.size())));
    }
    return units;
  }

  /** Whether it begins as a unit should: only a conversation's first may do otherwise. */
  boolean isBegun() {
    return !messages.isEmpty() && beginsWith(messages.getFirst().message());
  }

  /** Whether a unit may begin with this message. */
  public static boolean beginsWith(Message message) {
    return message.role() == Role.USER;
  }

  /**
   * The messages that a provider takes. Providers refuse a prompt in which the calls of a message
   * are not all answered right after it, or in which a result has no such call: calls without a
   * result and results without a call are left out, and what was said beside them stays. So are
   * assistant messages that say nothing at all.
   */
  public List<Placed> healed() {
    List<Placed> healed = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      Placed placed = messages.get(i);
      switch (placed.message()) {
        case AssistantMessage said -> {
          List<Placed> answers = answers(said, i + 1);
          if (isAnswered(said, answers)) {
            if (says(said)) {
              healed.add(placed);
            }
          } else if (!answers.isEmpty() || !said.text().isEmpty()) {
            healed.add(placed.with(answered(said, answers)));
          }
          healed.addAll(answers);
        }
        case FunctionMessage result -> {
          if (!healed.isEmpty() && calls(healed.getLast().message(), result.name())) {
            healed.add(placed);
          }
        }
        case ToolMessage result -> {
          // Taken along with its call, or left out.
        }
        case Message other -> healed.add(placed);
      }
    }
    return healed;
  }

  /** The results that stand right after a message's calls, one for each call. */
  private List<Placed> answers(AssistantMessage said, int from) {
    Set<String> open = new HashSet<>();
    said.toolCalls().forEach(call -> open.add(call.id()));
    List<Placed> answers = new ArrayList<>();
    for (Placed next : messages.subList(from, messages.size())) {
      if (!(next.message() instanceof ToolMessage result)) {
        break;
      }
      if (open.remove(result.toolCallId())) {
        answers.add(next);
      }
    }
    return answers;
  }

  /** Providers refuse an assistant that neither says nor calls anything. */
  private static boolean says(AssistantMessage said) {
    return said.content() != null
        || said.refusal() != null
        || !said.toolCalls().isEmpty()
        || said.functionCall() != null
        || !said.extras().isEmpty();
  }

  private static boolean isAnswered(AssistantMessage said, List<Placed> answers) {
    return said.toolCalls().stream().map(ToolCall::id).distinct().count() == answers.size();
  }

  /** What was said, with the calls that these results answer alone. */
  private static AssistantMessage answered(AssistantMessage said, List<Placed> answers) {
    Set<String> ids = new HashSet<>();
    for (Placed answer : answers) {
      if (answer.message() instanceof ToolMessage result) {
        ids.add(result.toolCallId());
      }
    }
    return said.withToolCalls(
        said.toolCalls().stream().filter(call -> ids.contains(call.id())).toList());
  }

  private static boolean calls(Message message, String function) {
    return message instanceof AssistantMessage said
        && said.functionCall() != null
        && said.functionCall().name().equals(function);
  }
}
