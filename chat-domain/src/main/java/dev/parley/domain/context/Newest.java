// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is new in a turn, and where that answers calls, the unit that made them.
 *
 * @param earlier units before the newest, oldest first: a turn may bring several
 * @param unit the newest
 * @param asked what stands in it before the first answer: the newest user message
 * @param groups what follows, newest first: each an answer, with the results of its calls
 */
record Newest(List<Unit> earlier, Unit unit, List<Placed> asked, List<Stretch> groups) {
  /**
   * Takes what is new, and from the history no more than it goes on with.
   *
   * @throws InvalidRequestException what is new is no valid continuation
   */
  static Newest of(Material.Conversation material, UnitReader history, TokenCounter counter) {
    List<Placed> messages = new ArrayList<>();
    if (material.continuesHistory() && history.hasNext()) {
      messages.addAll(history.next().messages());
    }
    messages.addAll(material.fresh());
    requireFresh(material, messages);
    List<Unit> units = Unit.of(messages);
    if (units.isEmpty()) {
      return new Newest(List.of(), new Unit(List.of()), List.of(), List.of());
    }
    Unit unit = units.getLast();
    List<Placed> healed = unit.healed();
    int begin = 0;
    while (begin < healed.size() && !(healed.get(begin).message() instanceof AssistantMessage)) {
      begin++;
    }
    return new Newest(
        units.subList(0, units.size() - 1),
        unit,
        healed.subList(0, begin),
        groups(healed.subList(begin, healed.size()), counter));
  }

  private static List<Stretch> groups(List<Placed> answers, TokenCounter counter) {
    List<Stretch> groups = new ArrayList<>();
    int end = answers.size();
    for (int i = end - 1; i >= 0; i--) {
      if (answers.get(i).message() instanceof AssistantMessage) {
        groups.add(Stretch.of(answers.subList(i, end), answers.get(i).size(), counter));
        end = i;
      }
    }
    return groups;
  }

  /**
   * What is new is never left out, nor a call that it answers in part: where it is no valid
   * continuation, the caller is told.
   */
  private static void requireFresh(Material.Conversation material, List<Placed> messages) {
    if (material.fresh().stream().allMatch(fresh -> Unit.beginsWith(fresh.message()))) {
      return;
    }
    Map<Long, Placed> healed = new HashMap<>();
    new Unit(messages).healed().forEach(placed -> healed.put(placed.sequence(), placed));
    Placed call = messages.getFirst();
    for (Placed placed : messages) {
      boolean result = placed.message() instanceof ToolMessage;
      call = result ? call : placed;
      boolean fresh = placed.sequence() >= material.fresh().getFirst().sequence();
      boolean whole =
          isWhole(placed, healed) && (!result || call.equals(healed.get(call.sequence())));
      if (fresh && !whole) {
        throw new InvalidRequestException(
            "messages[" + (placed.sequence() - material.first()) + "]",
            placed.message().role().wireName() + " message",
            "send the results of all calls of an assistant message together, right after it");
      }
    }
  }

  /** Whether nothing is missing to a message; one that says nothing misses nothing. */
  private static boolean isWhole(Placed placed, Map<Long, Placed> healed) {
    return placed.equals(healed.get(placed.sequence()))
        || (placed.message() instanceof AssistantMessage said && said.toolCalls().isEmpty());
  }
}
