// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Budget;
import dev.parley.domain.context.Placed;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.context.Unit;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.port.Tokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One prompt in the making: whole units are taken from the newest to the oldest while there is
 * room.
 */
final class Fitting {
  private final Tokenizer tokenizer;
  private final ChatRequest request;
  private final Material material;
  private final Account account;
  private final UnitReader history;
  private final Deque<Unit> kept = new ArrayDeque<>();
  private final Unit newest;

  Fitting(Tokenizer tokenizer, ChatRequest request, Material material) {
    this.tokenizer = tokenizer;
    this.request = request;
    this.material = material;
    this.account = new Account(material, this::tokens);
    this.history =
        new UnitReader(
            material.history(), material.fresh().getFirst().sequence(), account::skipped);
    this.newest = newest();
  }

  /** What is new, and where that answers calls, the unit that made them. */
  private Unit newest() {
    List<Placed> messages = new ArrayList<>();
    if (!Unit.beginsWith(material.fresh().getFirst().message()) && history.hasNext()) {
      messages.addAll(history.next().messages());
    }
    messages.addAll(material.fresh());
    return new Unit(messages);
  }

  /** Everything there is, for a model whose window nobody knows. */
  Prompt whole() {
    keepAll();
    ChatRequest prompt = prompt();
    return new Prompt(
        prompt,
        () -> account.ledger(prompt.model(), Optional.empty(), sent(tokenizer.count(prompt))));
  }

  /** As much as the budget allows. */
  Prompt into(Budget budget, Strategy strategy) {
    boolean all = material.reading() == Material.Reading.AT_HAND ? keepAll() : fill(budget);
    ChatRequest prompt = prompt();
    TokenCount used = tokenizer.count(prompt);
    while (used.tokens() > budget.prompt() && !kept.isEmpty()) {
      dropOldest(used.tokens() - budget.prompt());
      all = false;
      prompt = prompt();
      used = tokenizer.count(prompt);
    }
    if (used.tokens() > budget.prompt()) {
      throw tooLong(budget, used);
    }
    if (!all && strategy == Strategy.NONE) {
      throw notWhole(budget);
    }
    account.droppedBefore(history.oldestRead());
    ChatRequest fitted = prompt;
    TokenCount counted = used;
    return new Prompt(
        fitted, () -> account.ledger(fitted.model(), Optional.of(budget), sent(counted)));
  }

  private boolean keepAll() {
    while (history.hasNext()) {
      kept.addFirst(history.next());
    }
    return true;
  }

  /** Keeps units while there is room for them; whether that was all of them. */
  private boolean fill(Budget budget) {
    int free = budget.prompt() - tokens(material.instructions()) - tokens(newest.healed());
    while (history.hasNext()) {
      Unit unit = history.next();
      free -= tokens(unit.healed());
      if (free < 0) {
        account.dropped(unit);
        return false;
      }
      kept.addFirst(unit);
    }
    return true;
  }

  /** Drops units until they make up for so many tokens. */
  private void dropOldest(int tokens) {
    int excess = tokens;
    while (excess > 0 && !kept.isEmpty()) {
      Unit oldest = kept.removeFirst();
      account.dropped(oldest);
      excess -= tokens(oldest.healed());
    }
  }

  private Account.Sent sent(TokenCount used) {
    return new Account.Sent(kept, newest, used);
  }

  private ChatRequest prompt() {
    List<Message> messages = new ArrayList<>();
    material.instructions().forEach(placed -> messages.add(placed.message()));
    kept.forEach(unit -> unit.healed().forEach(placed -> messages.add(placed.message())));
    newest.healed().forEach(placed -> messages.add(placed.message()));
    return isAsGiven(messages) ? request : request.withMessages(messages);
  }

  /** A request that nothing was added to or left out of keeps its own order. */
  private boolean isAsGiven(List<Message> messages) {
    return material.reading() == Material.Reading.AT_HAND
        && messages.size() == request.messages().size();
  }

  private int tokens(List<Placed> messages) {
    int sum = 0;
    for (Placed placed : messages) {
      sum = Math.addExact(sum, tokens(placed.message()));
    }
    return sum;
  }

  private int tokens(Message message) {
    return tokenizer.count(request.model(), message).tokens();
  }

  private InvalidRequestException tooLong(Budget budget, TokenCount used) {
    return InvalidRequestException.of(
        "context_length_exceeded",
        "messages",
        "messages has "
            + used.tokens()
            + " tokens that may not be left out, "
            + (used.tokens() - budget.prompt())
            + " more than fit: model "
            + request.model()
            + " has a window of "
            + budget.window()
            + ", "
            + budget.answer()
            + " of it kept for the answer; shorten the newest message or the system messages");
  }

  private static InvalidRequestException notWhole(Budget budget) {
    return InvalidRequestException.of(
        "context_length_exceeded",
        "parley.context.strategy",
        "parley.context.strategy is none, and the conversation does not fit the "
            + budget.prompt()
            + " tokens that a prompt may have here; use drop_oldest or auto");
  }
}
