// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Writes the ledger of a prompt. */
final class Account {
  private static final String IN_WINDOW = "fits the window";
  private static final String NEW = "new in this turn";
  private static final String LONG_TURN = "an older call of a turn that is longer than the window";
  private static final String OVERSIZED =
      "a call or a result that would take more than its part of the window: its middle is left out";
  private static final String UNPAIRED = "a call without its result, or a result without its call";
  private static final String SILENT = "says nothing";

  private final Material.Conversation material;
  private final Terms terms;
  private final TokenCounter counter;
  private final Layout layout;
  private final Read read;
  private final Map<Long, Message> sent = new HashMap<>();
  private final LedgerEntries entries = new LedgerEntries();

  Account(
      Material.Conversation material, Terms terms, TokenCounter counter, Layout layout, Read read) {
    this.material = material;
    this.terms = terms;
    this.counter = counter;
    this.layout = layout;
    this.read = read;
  }

  /** Of a request that goes on as it came. */
  static Account ofAll(Material.Given given, Terms terms, TokenCounter counter) {
    Material.Conversation material = given.laidOut();
    UnitReader history = new UnitReader(material.history(), material.end(), place -> {});
    Recent recent = new Recent(List.of(), history, false, counter);
    recent.readAll();
    List<Placed> said =
        recent.units().reversed().stream().flatMap(unit -> unit.messages().stream()).toList();
    Sections sections =
        Sections.whole(given.supplements().under(terms.options().strategy()), terms);
    Layout layout = new Layout(material.instructions(), sections, said, material.fresh());
    Read read =
        new Read(
            new Unit(material.fresh()),
            recent.units(),
            recent.units().size(),
            List.of(),
            List.of(),
            history.oldestRead());
    return new Account(material, terms, counter, layout, read);
  }

  /** What was decided, told in full. */
  Ledger ledger(TokenCount used) {
    layout.recent().forEach(placed -> sent.put(placed.sequence(), placed.message()));
    layout.newest().forEach(placed -> sent.put(placed.sequence(), placed.message()));
    Costs costs = Costs.of(layout, terms, counter, used.tokens());
    LeftOut leftOut = new LeftOut(layout.sections(), terms, material, entries);
    leftOut.before(read.oldestRead());
    read.skipped().forEach(p -> entries.add(p.sequence(), p.count(), 0, p.fate(), p.why()));
    addInstructions(costs);
    for (int i = 0; i < read.units().size(); i++) {
      Unit unit = read.units().get(i);
      if (i < read.kept()) {
        add(unit, costs);
      } else {
        unit.messages().forEach(placed -> leftOut.add(placed.sequence()));
      }
    }
    for (Unit unit : read.notTaken()) {
      unit.messages().forEach(p -> dropped(p, Recent.NOT_BEGUN));
    }
    add(read.newest(), costs);
    Budget budget = terms.budget();
    return new Ledger(
        terms.model().value(),
        budget == null ? OptionalInt.empty() : OptionalInt.of(budget.window()),
        budget == null ? 0 : budget.answer(),
        used.tokens(),
        used.exact(),
        used.counted(),
        counter.correction(),
        costs.sections(),
        entries.inOrder());
  }

  private void addInstructions(Costs costs) {
    for (Placed placed : material.instructions()) {
      if (placed.sequence() > 0) {
        int tokens = costs.of(placed.sequence());
        entries.add(placed.sequence(), 1, tokens, Ledger.Fate.KEPT, History.INSTRUCTION);
      }
    }
  }

  private void add(Unit unit, Costs costs) {
    Map<Long, Message> healed =
        unit.healed().stream().collect(Collectors.toMap(Placed::sequence, Placed::message));
    for (Placed placed : unit.messages()) {
      long sequence = placed.sequence();
      Message is = sent.get(sequence);
      Message whole = healed.get(sequence);
      if (is == null) {
        dropped(placed, whole == null ? why(placed.message()) : LONG_TURN);
      } else if (is.equals(placed.message())) {
        entries.add(sequence, 1, costs.of(sequence), Ledger.Fate.KEPT, why(placed));
      } else {
        String why = is.equals(whole) ? UNPAIRED : OVERSIZED;
        entries.add(sequence, 1, costs.of(sequence), Ledger.Fate.SHORTENED, why);
      }
    }
  }

  private void dropped(Placed placed, String why) {
    entries.add(placed.sequence(), 1, 0, Ledger.Fate.DROPPED, why);
  }

  private String why(Placed placed) {
    boolean fresh =
        !material.fresh().isEmpty() && placed.sequence() >= material.fresh().getFirst().sequence();
    boolean unit =
        !read.newest().messages().isEmpty()
            && placed.sequence() >= read.newest().messages().getFirst().sequence();
    return fresh || unit ? NEW : IN_WINDOW;
  }

  private static String why(Message healedAway) {
    return healedAway instanceof AssistantMessage said && said.toolCalls().isEmpty()
        ? SILENT
        : UNPAIRED;
  }

  /**
   * What was read of the conversation.
   *
   * @param units before the newest, newest first
   * @param kept how many of them are sent
   * @param notTaken units that the model does not take at all
   * @param skipped places that hold nothing to send
   * @param oldestRead nothing before that sequence was looked at
   */
  record Read(
      Unit newest,
      List<Unit> units,
      int kept,
      List<Unit> notTaken,
      List<History.Skipped> skipped,
      long oldestRead) {}
}
