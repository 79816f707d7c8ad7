// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What holds for every prompt, whatever the conversation, the model and its window. */
class WindowLawsTest {
  private static final int TRIES = 2000;

  @Property(tries = TRIES)
  void whatIsSentIsValidForTheModel(@ForAll("any") WindowCase some) {
    Fitted fitted = fittedOrTooLong(some);
    if (fitted != null) {
      Validity.check(fitted.messages(), some.capabilities());
    }
  }

  @Property(tries = TRIES)
  void itFitsAsTheWholePromptIsCounted(@ForAll("any") WindowCase some) {
    Fitted fitted = fittedOrTooLong(some);
    if (fitted != null) {
      assertThat(some.counter().count(fitted.messages()).tokens())
          .isLessThanOrEqualTo(some.budget().prompt());
    }
  }

  @Property(tries = TRIES)
  void systemMessagesAreFirstCompleteAndOnceOrTheCallerIsToldByHowMuchTheyAreTooLong(
      @ForAll("any") WindowCase some) {
    List<String> system = some.instructions().stream().distinct().map(Message::text).toList();
    Fitted fitted = fittedOrTooLong(some);
    if (fitted == null) {
      return;
    }
    List<Message> sent = fitted.messages();
    switch (some.capabilities().systemMessages()) {
      case MANY ->
          assertThat(sent.stream().limit(system.size()).map(Message::text).toList())
              .isEqualTo(system);
      case ONE_FIRST -> assertThat(sent.getFirst().text()).startsWith(String.join("\n\n", system));
      case NONE ->
          assertThat(sent.stream().filter(Unit::beginsWith).findFirst().orElseThrow().text())
              .startsWith(String.join("\n\n", system));
    }
  }

  @Property(tries = TRIES)
  void newestUserMessageIsThereOrTheCallerIsToldByHowMuchItIsTooLong(
      @ForAll("any") WindowCase some) {
    Message asked = some.turn().getFirst();
    Fitted fitted = fittedOrTooLong(some);
    if (fitted == null) {
      return;
    }
    List<Message> sent = fitted.messages();
    Message last =
        sent.stream().filter(Unit::beginsWith).reduce((first, second) -> second).orElseThrow();
    assertThat(last.text()).endsWith(asked.text());
  }

  @Property(tries = TRIES)
  void callAndItsResultsAreKeptOrLeftOutWholeAndWhatIsOversizedDoesNotEvictTheRest(
      @ForAll("bare") WindowCase some) {
    Fitted fitted = fittedOrTooLong(some);
    if (fitted == null) {
      return;
    }
    Map<Long, Ledger.Fate> fates = fates(fitted.ledger().get());
    for (Unit unit : Unit.of(some.placed())) {
      for (Stretch group : groups(unit)) {
        assertThat(group.messages().stream().map(m -> sent(fates.get(m.placed().sequence()))))
            .as("messages from %s on", group.messages().getFirst().placed().sequence())
            .containsOnly(sent(fates.get(group.messages().getFirst().placed().sequence())));
      }
    }
    int longest = some.budget().prompt() / 4;
    Ledger ledger = fitted.ledger().get();
    if (fates.containsValue(Ledger.Fate.DROPPED)) {
      for (Ledger.Entry entry : ledger.entries()) {
        if (entry.fate() == Ledger.Fate.SHORTENED && entry.why().contains("middle")) {
          assertThat(entry.tokens() / entry.count()).isLessThanOrEqualTo(Math.max(longest, 300));
        }
      }
    }
  }

  @Property(tries = TRIES)
  void fittingTwiceChangesNothingAndMoreRoomNeverSendsLessOfTheRecentPart(
      @ForAll("any") WindowCase any,
      @ForAll("adding") WindowCase adding,
      @ForAll @IntRange(max = 3000) int more) {
    Fitted once = fittedOrTooLong(any);
    if (once != null) {
      Fitted twice =
          Window.fit(
              new Material.Given(once.messages(), null, Supplements.NONE),
              any.terms(),
              any.counter());
      assertThat(twice.messages()).isEqualTo(once.messages());
    }
    assertMoreRoomSendsNoLess(WindowCases.withSupplements(any, Supplements.NONE), more);
    assertMoreRoomSendsNoLess(adding, more);
  }

  @Property(tries = TRIES)
  void promptBeginsWithTheOneBeforeUntilTheCutMovesAndTheCutIsTheRoundestPlaceThatFits(
      @ForAll("plain") WindowCase some) {
    List<Message> before = null;
    long cutBefore = 0;
    List<Message> log = some.history();
    List<Integer> turns = new ArrayList<>();
    for (int i = Math.max(0, log.size() - 24); i < log.size(); i += 2) {
      turns.add(i);
    }
    for (int i : turns) {
      WindowCase turn = some.withHistory(log.subList(0, i)).withTurn(List.of(log.get(i)));
      Fitted fitted = fittedOrTooLong(turn);
      if (fitted == null) {
        before = null;
        continue;
      }
      long cut = oldestSent(fitted.ledger().get());
      assertThat(cut).isEqualTo(RoundestCut.of(turn));
      if (before != null && cut == cutBefore) {
        assertThat(fitted.messages().subList(0, before.size())).isEqualTo(before);
      }
      before = fitted.messages();
      cutBefore = cut;
    }
  }

  @Property(tries = TRIES)
  void ledgerCoversTheConversationOnceCostsWhatWasSentAndAddsUp(@ForAll("any") WindowCase some) {
    List<Long> read = new ArrayList<>();
    Fitted fitted;
    try {
      fitted = some.fitted(read);
    } catch (InvalidRequestException e) {
      return;
    }
    Ledger ledger = fitted.ledger().get();
    long next = 1;
    for (Ledger.Entry entry : ledger.entries()) {
      assertThat(entry.sequence()).isEqualTo(next);
      next += entry.count();
    }
    assertThat(next).isEqualTo(some.history().size() + some.turn().size() + 1L);
    long quotes = some.supplements().notes().stream().mapToLong(note -> note.quotes().size()).sum();
    assertThat(ledger.entries().size())
        .isLessThanOrEqualTo(read.size() + some.turn().size() + (int) (2 * quotes) + 2);
    assertThat(ledger.used()).isEqualTo(some.counter().count(fitted.messages()).tokens());
    assertThat(ledger.sections().stream().mapToInt(Ledger.Section::tokens))
        .allMatch(tokens -> tokens >= 0);
    assertThat(ledger.sections().stream().mapToInt(Ledger.Section::tokens).sum())
        .isEqualTo(ledger.used());
    assertThat(ledger.entries().stream().mapToInt(Ledger.Entry::tokens).sum())
        .isEqualTo(
            ledger.sections().stream()
                .filter(s -> s.name().equals("recent") || s.name().equals("new"))
                .mapToInt(Ledger.Section::tokens)
                .sum());
  }

  private static void assertMoreRoomSendsNoLess(WindowCase some, int more) {
    Fitted small = fittedOrTooLong(some.withPrompt(some.budget().prompt()));
    if (small == null) {
      return;
    }
    Fitted large = some.withPrompt(some.budget().prompt() + more).fitted();
    assertThat(oldestSent(large.ledger().get()))
        .isLessThanOrEqualTo(oldestSent(small.ledger().get()));
    Map<Long, Ledger.Fate> fates = fates(large.ledger().get());
    fates(small.ledger().get())
        .forEach(
            (sequence, fate) -> {
              if (sent(fate)) {
                assertThat(sent(fates.get(sequence))).as("message %s", sequence).isTrue();
                assertThat(fates.get(sequence)).isIn(fate, Ledger.Fate.KEPT);
              }
            });
  }

  /**
   * What must be sent: the system messages, what was asked, the newest answer cut short. Counted as
   * a whole, and with the answer's messages one by one.
   */
  private static Set<Integer> least(WindowCase some) {
    List<Placed> must = new ArrayList<>();
    some.instructions().stream().distinct().map(Placed::nowhere).forEach(must::add);
    Unit unit = new Unit(some.placed().subList(some.history().size(), some.placed().size()));
    must.add(unit.messages().getFirst());
    int asked = count(some, must);
    List<Stretch> groups = groups(unit, some.counter());
    if (groups.isEmpty()) {
      return Set.of(asked);
    }
    must.addAll(Stretch.under(List.of(groups.getLast()), 0));
    return new HashSet<>(List.of(count(some, must), asked + groups.getLast().least()));
  }

  private static int count(WindowCase some, List<Placed> placed) {
    List<Message> messages = placed.stream().map(Placed::message).toList();
    return some.counter().count(ModelForm.of(messages, some.capabilities())).tokens();
  }

  private static @Nullable Fitted fittedOrTooLong(WindowCase some) {
    try {
      return some.fitted();
    } catch (InvalidRequestException e) {
      assertThat(e.code()).isEqualTo("context_length_exceeded");
      List<String> excess =
          least(some).stream()
              .map(tokens -> tokens - some.budget().prompt())
              .filter(tokens -> tokens > 0)
              .map(tokens -> " " + tokens + " more than fit")
              .toList();
      assertThat(excess).as("refused though it would fit").isNotEmpty();
      assertThat(excess).anyMatch(e.toString()::contains);
      return null;
    }
  }

  private static List<Stretch> groups(Unit unit) {
    return groups(unit, new WordCounter(1, 1, 0));
  }

  /** Answers of a unit with the results of their calls, oldest first. */
  private static List<Stretch> groups(Unit unit, TokenCounter counter) {
    List<Stretch> groups = new ArrayList<>();
    List<Placed> group = new ArrayList<>();
    for (Placed placed : unit.healed()) {
      if (placed.message() instanceof AssistantMessage && !group.isEmpty()) {
        groups.add(Stretch.of(group, 0, counter));
        group.clear();
      }
      if (placed.message() instanceof AssistantMessage
          || (placed.message() instanceof ToolMessage && !group.isEmpty())) {
        group.add(placed);
      }
    }
    if (!group.isEmpty()) {
      groups.add(Stretch.of(group, 0, counter));
    }
    return groups;
  }

  private static boolean sent(Ledger.@Nullable Fate fate) {
    return fate == Ledger.Fate.KEPT || fate == Ledger.Fate.SHORTENED;
  }

  private static Map<Long, Ledger.Fate> fates(Ledger ledger) {
    Map<Long, Ledger.Fate> fates = new TreeMap<>();
    for (Ledger.Entry entry : ledger.entries()) {
      for (long i = 0; i < entry.count(); i++) {
        fates.put(entry.sequence() + i, entry.fate());
      }
    }
    return fates;
  }

  private static long oldestSent(Ledger ledger) {
    return ledger.entries().stream()
        .filter(entry -> sent(entry.fate()))
        .mapToLong(Ledger.Entry::sequence)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  @Provide
  Arbitrary<WindowCase> any() {
    return WindowCases.any();
  }

  @Provide
  Arbitrary<WindowCase> bare() {
    return WindowCases.bare();
  }

  @Provide
  Arbitrary<WindowCase> adding() {
    return WindowCases.adding();
  }

  @Provide
  Arbitrary<WindowCase> plain() {
    return WindowCases.plain();
  }
}
