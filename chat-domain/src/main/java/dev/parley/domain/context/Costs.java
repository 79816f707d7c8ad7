// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a prompt cost, so that they add up to what the whole costs. What the whole
 * costs more is the template's; where the template spares something, each part costs its share
 * less.
 */
final class Costs {
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Integer> sections = new LinkedHashMap<>();
  private final Map<Long, Integer> messages = new HashMap<>();
  private final TokenCounter counter;

  private Costs(TokenCounter counter) {
    this.counter = counter;
  }

  static Costs of(Layout layout, Terms terms, TokenCounter counter, int used) {
    Costs costs = new Costs(counter);
    costs.sections.put("system", 0);
    costs.add("system", layout.instructions());
    costs.add("character", layout.sections().character());
    costs.add("summary", layout.sections().summary());
    boolean afterSystem = terms.options().notePosition() == WindowOptions.NotePosition.AFTER_SYSTEM;
    if (afterSystem) {
      costs.addNotes(layout.sections().notes());
    }
    costs.sections.put("recent", 0);
    costs.add("recent", layout.recent());
    if (!afterSystem) {
      costs.addNotes(layout.sections().notes());
    }
    costs.sections.put("new", 0);
    costs.add("new", layout.newest());
    costs.settle(used);
    return costs;
  }

  /** What the message in this place costs. */
  int of(long sequence) {
    return messages.getOrDefault(sequence, 0);
  }

  List<Ledger.Section> sections() {
    List<Ledger.Section> all = new ArrayList<>();
    sections.forEach((name, tokens) -> all.add(new Ledger.Section(name, tokens)));
    return all;
  }

  private void addNotes(List<Sections.Said> notes) {
    for (Sections.Said said : notes) {
      add(said.note().kind().section(), said.message());
    }
  }

  private void add(String section, @Nullable Message message) {
    if (message != null) {
      add(section, List.of(Placed.nowhere(message)));
    }
  }

  private void add(String section, Collection<Placed> placed) {
    placed.forEach(
        p -> parts.add(new Part(section, p.sequence(), counter.count(p.message()).tokens())));
  }

  private void settle(int used) {
    long sum = parts.stream().mapToLong(Part::tokens).sum();
    long whole = Math.max(1, sum);
    long most = Math.min(sum, used);
    long before = 0;
    for (Part part : parts) {
      long after = before + part.tokens();
      int share = (int) (after * most / whole - before * most / whole);
      sections.merge(part.section(), share, Integer::sum);
      if (part.sequence() > 0) {
        messages.put(part.sequence(), share);
      }
      before = after;
    }
    sections.put("template", (int) (used - most));
  }

  private record Part(String section, long sequence, int tokens) {}
}
