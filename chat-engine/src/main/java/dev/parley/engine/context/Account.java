// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Budget;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.LedgerEntries;
import dev.parley.domain.context.Placed;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.context.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Keeps the account of a prompt in the making, and writes the ledger when it is asked for. */
final class Account {
  private static final String IN_WINDOW = "fits the window";
  private static final String NEW = "new in this turn";
  private static final String TOO_OLD = "older than what fits the window";
  private static final String UNPAIRED = "a call without its result, or a result without its call";

  private final Material material;
  private final ToIntFunction<Message> tokens;
  private final List<History.Skipped> skipped = new ArrayList<>();
  private final List<Unit> dropped = new ArrayList<>();
  private long keptFrom = 1;

  Account(Material material, ToIntFunction<Message> tokens) {
    this.material = material;
    this.tokens = tokens;
  }

  void skipped(History.Skipped place) {
    skipped.add(place);
  }

  void dropped(Unit unit) {
    dropped.add(unit);
  }

  /** Nothing before that sequence was looked at. */
  void droppedBefore(long sequence) {
    keptFrom = sequence;
  }

  /** What was decided, told in full. */
  Ledger ledger(ModelId model, Optional<Budget> budget, Sent sent) {
    LedgerEntries entries = new LedgerEntries();
    entries.add(1, keptFrom - 1, 0, Ledger.Fate.DROPPED, TOO_OLD);
    skipped.forEach(place -> entries.add(place.sequence(), 1, 0, place.fate(), place.why()));
    dropped.stream()
        .flatMap(unit -> unit.messages().stream())
        .forEach(place -> entries.add(place.sequence(), 1, 0, Ledger.Fate.DROPPED, TOO_OLD));
    Map<Long, Message> said = new HashMap<>();
    sent.said().forEach(placed -> said.put(placed.sequence(), placed.message()));
    int system = addInstructions(entries);
    int recent = 0;
    for (Unit unit : sent.kept()) {
      recent += add(entries, unit, said, IN_WINDOW);
    }
    int fresh = add(entries, sent.newest(), said, NEW);
    int used = sent.used().tokens();
    return new Ledger(
        model.value(),
        budget.map(b -> OptionalInt.of(b.window())).orElse(OptionalInt.empty()),
        budget.map(Budget::answer).orElse(0),
        used,
        sent.used().exact(),
        List.of(
            new Ledger.Section("system", system),
            new Ledger.Section("recent", recent),
            new Ledger.Section("new", fresh),
            new Ledger.Section("template", Math.max(0, used - system - recent - fresh))),
        entries.inOrder());
  }

  private int addInstructions(LedgerEntries entries) {
    int sum = 0;
    for (Placed placed : material.instructions()) {
      int size = tokens.applyAsInt(placed.message());
      sum += size;
      if (placed.sequence() > 0) {
        entries.add(placed.sequence(), 1, size, Ledger.Fate.KEPT, History.INSTRUCTION);
      }
    }
    return sum;
  }

  private int add(LedgerEntries entries, Unit unit, Map<Long, Message> sent, String why) {
    int sum = 0;
    for (Placed placed : unit.messages()) {
      Message message = sent.get(placed.sequence());
      int size = message == null ? 0 : tokens.applyAsInt(message);
      Ledger.Fate fate = fate(placed.message(), message);
      entries.add(placed.sequence(), 1, size, fate, fate == Ledger.Fate.KEPT ? why : UNPAIRED);
      sum += size;
    }
    return sum;
  }

  private static Ledger.Fate fate(Message said, @Nullable Message sent) {
    if (sent == null) {
      return Ledger.Fate.DROPPED;
    }
    return sent.equals(said) ? Ledger.Fate.KEPT : Ledger.Fate.SHORTENED;
  }

  /** What the model was sent. */
  record Sent(Collection<Unit> kept, Unit newest, List<Placed> said, TokenCount used) {}
}
