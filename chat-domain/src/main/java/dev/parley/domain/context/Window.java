// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * The context window: what a model is sent of a conversation, and why.
 *
 * <p>In this order: the system messages, complete; the character; the summary; the recent turns;
 * the notes of the turn; the newest message. What may not be left out claims its room first; then
 * character, summary and notes take what they need within their {@link Shares}; the recent turns
 * get all the rest.
 *
 * <p>Turns are kept or left out whole, and the recent part begins where {@link Cut} says. Calls and
 * results that take more than a quarter of it lose their middle before a turn is left out for them.
 * A newest turn that is longer than all the room keeps its user message and its newest answers.
 */
public final class Window {
  private Window() {}

  /**
   * Makes a prompt. A request that is not remembered goes on as it came where it fits, and is not
   * even counted where there is ample room.
   *
   * @throws dev.parley.domain.error.InvalidRequestException {@code context_length_exceeded}, when
   *     what may not be left out is too long, or nothing may be left out; another code where what
   *     is new does not go on with what was said
   */
  public static Fitted fit(Material material, Terms terms, TokenCounter counter) {
    return switch (material) {
      case Material.Given given -> fitGiven(given, terms, counter);
      case Material.Conversation conversation -> fitConversation(conversation, terms, counter);
    };
  }

  private static Fitted fitConversation(
      Material.Conversation conversation, Terms terms, TokenCounter counter) {
    Fitting fitting = new Fitting(conversation, terms, counter);
    Budget budget = terms.budget();
    return budget == null ? fitting.everything() : fitting.into(budget);
  }

  private static Fitted fitGiven(Material.Given given, Terms terms, TokenCounter counter) {
    List<Message> prompt = ModelForm.of(supplemented(given, terms), terms.capabilities());
    Budget budget = terms.budget();
    if (budget == null || counter.atMost(prompt).orElse(Integer.MAX_VALUE) <= budget.prompt()) {
      return new Fitted(
          prompt,
          0,
          null,
          () -> Account.ofAll(given, terms, counter).ledger(counter.count(prompt)));
    }
    TokenCount used = counter.count(prompt);
    return used.tokens() <= budget.prompt()
        ? new Fitted(prompt, 0, used, () -> Account.ofAll(given, terms, counter).ledger(used))
        : fitConversation(given.laidOut(), terms, counter);
  }

  /** The messages as they came, and between them what there is to say beside. */
  private static List<Message> supplemented(Material.Given given, Terms terms) {
    Message instruction = given.instruction();
    if (instruction == null && given.supplements().equals(Supplements.NONE)) {
      return given.messages();
    }
    List<Message> messages = new ArrayList<>(given.messages());
    Sections sections =
        Sections.whole(given.supplements().under(terms.options().strategy()), terms);
    int newest = messages.size();
    while (newest > 0 && !Unit.beginsWith(messages.get(newest - 1))) {
      newest--;
    }
    int system = 0;
    while (system < messages.size() && messages.get(system).isInstruction()) {
      system++;
    }
    boolean afterSystem = terms.options().notePosition() == WindowOptions.NotePosition.AFTER_SYSTEM;
    int notes = afterSystem || newest == 0 ? system : newest - 1;
    messages.addAll(notes, sections.notes().stream().map(Sections.Said::message).toList());
    Message character = sections.character();
    if (character != null) {
      messages.add(Math.min(system, notes), character);
    }
    if (instruction != null) {
      messages.addFirst(instruction);
    }
    return messages;
  }
}
