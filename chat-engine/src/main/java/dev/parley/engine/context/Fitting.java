// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.context.Budget;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Instructions;
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
  private final Capabilities capabilities;
  private final ChatRequest request;
  private final Material material;
  private final Account account;
  private final UnitReader history;
  private final Deque<Unit> kept = new ArrayDeque<>();
  private final Unit newest;
  private boolean whole = true;

  Fitting(Tokenizer tokenizer, Capabilities capabilities, ChatRequest request, Material material) {
    this.tokenizer = tokenizer;
    this.capabilities = capabilities;
    this.request = request;
    this.material = material;
    this.account = new Account(material, this::tokens);
    this.history = new UnitReader(material.history(), material.begin(), account::skipped);
    this.newest = newest();
  }

  /** What is new, and where that answers calls, the unit that made them. */
  private Unit newest() {
    List<Placed> messages = new ArrayList<>();
    if (material.continuesHistory() && history.hasNext()) {
      messages.addAll(history.next().messages());
    }
    messages.addAll(material.fresh());
    return new Unit(messages);
  }

  /** Everything there is, for a model whose window nobody knows. */
  Prompt everything() {
    keepAll();
    return uncounted(prompt(), Optional.empty());
  }

  /** As much as the budget allows. */
  Prompt into(Budget budget, Strategy strategy) {
    if (isAtHand()) {
      keepAll();
    } else {
      fill(budget);
      account.droppedBefore(history.oldestRead());
    }
    ChatRequest prompt = prompt();
    if (whole && tokenizer.atMost(prompt).orElse(Integer.MAX_VALUE) <= budget.prompt()) {
      return uncounted(prompt, Optional.of(budget));
    }
    TokenCount used = tokenizer.count(prompt);
    while (used.tokens() > budget.prompt() && !kept.isEmpty()) {
      dropOldest(used.tokens() - budget.prompt());
      prompt = prompt();
      used = tokenizer.count(prompt);
    }
    if (used.tokens() > budget.prompt()) {
      throw tooLong(budget, used);
    }
    if (!whole && strategy == Strategy.NONE) {
      throw notWhole(budget);
    }
    ChatRequest fitted = prompt;
    TokenCount counted = used;
    return new Prompt(
        fitted, () -> account.ledger(fitted.model(), Optional.of(budget), sent(counted)));
  }

  /** What is far from too long is counted only for those who want to know. */
  private Prompt uncounted(ChatRequest prompt, Optional<Budget> budget) {
    return new Prompt(
        prompt, () -> account.ledger(prompt.model(), budget, sent(tokenizer.count(prompt))));
  }

  private boolean isAtHand() {
    return material.reading() == Material.Reading.AT_HAND;
  }

  private void keepAll() {
    while (history.hasNext()) {
      kept.addFirst(history.next());
    }
  }

  /** Keeps units while there is room for them. */
  private void fill(Budget budget) {
    int free = budget.prompt() - tokens(material.instructions()) - tokens(newest.healed());
    while (whole && history.hasNext()) {
      Unit unit = history.next();
      free -= tokens(unit.healed());
      if (free < 0) {
        drop(unit);
      } else {
        kept.addFirst(unit);
      }
    }
  }

  /** Drops units until they make up for so many tokens. */
  private void dropOldest(int tokens) {
    int excess = tokens;
    while (excess > 0 && !kept.isEmpty()) {
      Unit oldest = kept.removeFirst();
      drop(oldest);
      excess -= tokens(oldest.healed());
    }
  }

  private void drop(Unit unit) {
    whole = false;
    account.dropped(unit);
  }

  private ChatRequest prompt() {
    List<Message> messages = new ArrayList<>();
    if (isAsGiven()) {
      material.instructions().stream()
          .filter(placed -> placed.sequence() == 0)
          .forEach(placed -> messages.add(placed.message()));
      messages.addAll(request.messages());
    } else {
      material.instructions().forEach(placed -> messages.add(placed.message()));
      said().forEach(placed -> messages.add(placed.message()));
    }
    return request.withMessages(Instructions.fitted(messages, capabilities.systemMessages()));
  }

  /** A request that is not remembered and fits goes on as it came. */
  private boolean isAsGiven() {
    return isAtHand() && whole;
  }

  /** What is sent beside the instructions. */
  private List<Placed> said() {
    List<Placed> said = new ArrayList<>();
    for (Unit unit : kept) {
      said.addAll(isAsGiven() ? unit.messages() : unit.healed());
    }
    List<Placed> last = isAsGiven() ? newest.messages() : newest.healed();
    requireFresh(last);
    said.addAll(last);
    return said;
  }

  /**
   * What is new is never left out, nor a call that it answers in part: where it is no valid
   * continuation, the caller is told.
   */
  private void requireFresh(List<Placed> last) {
    for (Placed fresh : material.fresh()) {
      if (!last.contains(fresh) || (isResult(fresh) && !last.contains(callOf(fresh)))) {
        throw new InvalidRequestException(
            "messages[" + request.messages().indexOf(fresh.message()) + "]",
            fresh.message().role().wireName() + " message",
            "send the results of all calls of an assistant message together, right after it");
      }
    }
  }

  private static boolean isResult(Placed placed) {
    return placed.message() instanceof ToolMessage;
  }

  /** The message before a result that makes calls. */
  private Placed callOf(Placed result) {
    Placed call = result;
    for (Placed placed : newest.messages()) {
      if (placed.equals(result)) {
        return call;
      }
      call = isResult(placed) ? call : placed;
    }
    return call;
  }

  private Account.Sent sent(TokenCount used) {
    return new Account.Sent(kept, newest, said(), used);
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
