// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.conversation.RoughSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A turn to fit.
 *
 * @param history instructions among it were said and do not hold any more
 * @param turn what is new
 */
record WindowCase(
    List<Message> instructions,
    List<Message> history,
    List<Message> turn,
    Supplements supplements,
    Capabilities capabilities,
    WindowOptions options,
    Budget budget,
    TokenCounter counter) {

  WindowCase withPrompt(int tokens) {
    return new WindowCase(
        instructions,
        history,
        turn,
        supplements,
        capabilities,
        options,
        new Budget(tokens, 0),
        counter);
  }

  WindowCase withHistory(List<Message> next) {
    return new WindowCase(
        instructions, next, turn, supplements, capabilities, options, budget, counter);
  }

  WindowCase withTurn(List<Message> next) {
    return new WindowCase(
        instructions, history, next, supplements, capabilities, options, budget, counter);
  }

  Fitted fitted() {
    return fitted(new ArrayList<>());
  }

  /** Fits it, and notes the sequences that were read. */
  Fitted fitted(List<Long> read) {
    List<Placed> placed = placed();
    List<History.Item> items = new ArrayList<>();
    for (Placed said : placed.subList(0, history.size())) {
      items.add(
          said.message().isInstruction()
              ? new History.Skipped(said.sequence(), 1, Ledger.Fate.DROPPED, "a newer one holds")
              : new History.Said(said));
    }
    Collections.reverse(items);
    History noted = () -> items.stream().peek(item -> read.add(item.sequence())).iterator();
    return Window.fit(
        new Material.Conversation(
            instructions.stream().map(Placed::nowhere).toList(),
            noted,
            placed.subList(history.size(), placed.size()),
            history.size() + 1L,
            supplements),
        terms(),
        counter);
  }

  Terms terms() {
    return new Terms(new ModelId("m"), capabilities, budget, options);
  }

  /** History and turn in their places. */
  List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    long size = 0;
    for (List<Message> some : List.of(history, turn)) {
      for (Message message : some) {
        placed.add(new Placed(placed.size() + 1, message, size));
        size += RoughSize.of(message);
      }
    }
    return placed;
  }
}
