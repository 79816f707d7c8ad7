// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.RoughSize;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One prompt of a conversation in the making. */
final class Fitting {
  private final Material.Conversation material;
  private final Terms terms;
  private final TokenCounter counter;
  private final Supplements supplements;
  private final List<History.Skipped> skipped = new ArrayList<>();
  private final Newest newest;
  private final Recent recent;

  Fitting(Material.Conversation material, Terms terms, TokenCounter counter) {
    this.material = material;
    this.terms = terms;
    this.counter = counter;
    this.supplements = material.supplements().under(terms.options().strategy());
    UnitReader history = new UnitReader(material.history(), material.end(), skipped::add);
    this.newest = Newest.of(material, history, counter);
    boolean begunOnly = terms.capabilities().roles() == Capabilities.Roles.ALTERNATING;
    this.recent = new Recent(newest.earlier(), history, begunOnly, counter);
  }

  /** Everything there is, for a model whose window nobody knows. */
  Fitted everything() {
    recent.readAll();
    Layout whole = whole();
    return uncounted(whole, whole.messages(terms));
  }

  /** As much as the budget allows. */
  Fitted into(Budget budget) {
    Layout whole = readWhole(budget);
    if (whole != null) {
      List<Message> prompt = whole.messages(terms);
      if (counter.atMost(prompt).orElse(Integer.MAX_VALUE) <= budget.prompt()) {
        return uncounted(whole, prompt);
      }
      TokenCount used = counter.count(prompt);
      if (used.tokens() <= budget.prompt()) {
        return counted(whole, prompt, used);
      }
    }
    int asked = count(layout(Sections.NONE, new Selection(List.of(), List.of(), 0)));
    int least = asked + (newest.groups().isEmpty() ? 0 : newest.groups().getFirst().least());
    if (least > budget.prompt()) {
      throw TooLong.mustStay(terms, budget, least);
    }
    if (terms.options().strategy() == Strategy.NONE) {
      throw TooLong.notWhole(budget);
    }
    for (Supplements some : lessAndLess()) {
      Sections sections = Sections.within(some, terms, counter, budget.prompt() - least);
      Fitted fitted = fill(budget, sections, budget.prompt() - asked - sections.claimed());
      if (fitted != null) {
        return fitted;
      }
    }
    throw TooLong.mustStay(terms, budget, countLeast());
  }

  /** All there is, where by its size or by the counts of its messages it fits; null where not. */
  private @Nullable Layout readWhole(Budget budget) {
    if (isFarBelow(budget)) {
      recent.readAll();
      return whole();
    }
    Layout unread = whole();
    long sum = 0;
    for (Message message : unread.messages(terms)) {
      sum += counter.count(message).tokens();
    }
    long room = budget.prompt() - sum;
    return room < 0 || recent.readBeyond(room * Weighed.QUARTERS, Long.MAX_VALUE) ? null : whole();
  }

  /** Whether what was said fits with a token for each byte of it: then nothing need be counted. */
  private boolean isFarBelow(Budget budget) {
    return !material.fresh().isEmpty()
        && material.fresh().getFirst().size() <= budget.prompt() / RoughSize.BYTES_OF_A_TOKEN;
  }

  /** All that was read, and beside it what is not in there already. */
  private Layout whole() {
    return layout(
        Sections.whole(supplements, terms).withoutQuotesFrom(1), Selection.all(newest, recent));
  }

  /** Sections that there may be no room for, less and less of them. */
  private Set<Supplements> lessAndLess() {
    Set<Supplements> less = new LinkedHashSet<>();
    less.add(supplements.withRecalled());
    less.add(new Supplements(supplements.character(), supplements.summary(), List.of()));
    less.add(new Supplements(supplements.character(), null, List.of()));
    less.add(Supplements.NONE);
    return less;
  }

  /**
   * As much of what was said as goes into this room; where the whole prompt turns out longer than
   * its parts, into the next smaller room that makes a difference.
   */
  private @Nullable Fitted fill(Budget budget, Sections sections, int most) {
    int room = most;
    long all = (long) room * Weighed.QUARTERS;
    recent.readBeyond(all - Stretch.cost(newest.groups(), room), room);
    Selection selection = Selection.within(room, newest, recent);
    while (selection != null) {
      Layout layout = layout(sections.withoutQuotesFrom(begin(selection)), selection);
      List<Message> prompt = layout.messages(terms);
      TokenCount used = counter.count(prompt);
      if (used.tokens() <= budget.prompt()) {
        return counted(layout, prompt, used, selection);
      }
      room = nextSmaller(room, selection);
      selection = room < 0 ? null : Selection.within(room, newest, recent);
    }
    return null;
  }

  /** The largest room below this one that takes something else; -1 where there is none. */
  private int nextSmaller(int room, Selection selection) {
    int same = room;
    int other = -1;
    while (same - other > 1) {
      int middle = other + (same - other) / 2;
      if (selection.equals(Selection.within(middle, newest, recent))) {
        same = middle;
      } else {
        other = middle;
      }
    }
    return other;
  }

  /** The sequence from which on everything is sent. */
  private long begin(Selection selection) {
    return selection.kept() > 0
        ? recent.units().get(selection.kept() - 1).messages().getFirst().sequence()
        : newest.unit().messages().isEmpty()
            ? Long.MAX_VALUE
            : newest.unit().messages().getFirst().sequence();
  }

  private Layout layout(Sections sections, Selection selection) {
    List<Placed> last = new ArrayList<>(newest.asked());
    last.addAll(selection.newest());
    return new Layout(material.instructions(), sections, selection.recent(), last);
  }

  private int count(Layout layout) {
    List<Message> prompt = layout.messages(terms);
    return prompt.isEmpty() ? 0 : counter.count(prompt).tokens();
  }

  private int countLeast() {
    List<Placed> least =
        newest.groups().isEmpty()
            ? List.of()
            : Stretch.under(List.of(newest.groups().getFirst()), 0);
    return count(layout(Sections.NONE, new Selection(List.of(), least, 0)));
  }

  private Fitted uncounted(Layout layout, List<Message> prompt) {
    return new Fitted(
        prompt,
        0,
        null,
        () -> account(layout, recent.units().size()).ledger(counter.count(prompt)));
  }

  private Fitted counted(Layout layout, List<Message> prompt, TokenCount used) {
    return new Fitted(prompt, 0, used, () -> account(layout, recent.units().size()).ledger(used));
  }

  private Fitted counted(
      Layout layout, List<Message> prompt, TokenCount used, Selection selection) {
    int kept = selection.kept();
    boolean whole = kept == recent.units().size() && recent.isEnded();
    return new Fitted(
        prompt, whole ? 0 : begin(selection) - 1, used, () -> account(layout, kept).ledger(used));
  }

  private Account account(Layout layout, int kept) {
    Account.Read read =
        new Account.Read(
            newest.unit(), recent.units(), kept, recent.leftOut(), skipped, recent.oldestRead());
    return new Account(material, terms, counter, layout, read);
  }
}
