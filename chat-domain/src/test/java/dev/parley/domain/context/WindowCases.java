// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Turns to fit, of any kind. */
final class WindowCases {
  private WindowCases() {}

  /** Anything: broken histories, long turns, all sections, any template. */
  static Arbitrary<WindowCase> any() {
    return cases(HistoryArbitraries.histories(), HistoryArbitraries.turns(), counters());
  }

  /** Without what is said beside the conversation. */
  static Arbitrary<WindowCase> bare() {
    return any().map(some -> withSupplements(some, Supplements.NONE));
  }

  /** Any, with a counter whose counts of messages add up to that of the prompt. */
  static Arbitrary<WindowCase> adding() {
    return cases(HistoryArbitraries.histories(), HistoryArbitraries.turns(), addingCounters())
        .filter(some -> some.capabilities().systemMessages() == Capabilities.SystemMessages.MANY)
        .filter(some -> some.capabilities().roles() == Capabilities.Roles.ANY);
  }

  /** Conversations that nobody broke, of short messages and nothing else. */
  static Arbitrary<WindowCase> plain() {
    return cases(
            HistoryArbitraries.plain(),
            HistoryArbitraries.questions().map(List::of),
            addingCounters())
        .filter(some -> some.capabilities().systemMessages() == Capabilities.SystemMessages.MANY)
        .filter(some -> some.capabilities().roles() == Capabilities.Roles.ANY)
        .map(some -> withSupplements(some, Supplements.NONE));
  }

  private static Arbitrary<WindowCase> cases(
      Arbitrary<List<Message>> histories,
      Arbitrary<List<Message>> turns,
      Arbitrary<WordCounter> counters) {
    Arbitrary<List<Message>> instructions =
        HistoryArbitraries.texts().map(Message::system).<Message>map(m -> m).list().ofMaxSize(2);
    return Combinators.combine(
            instructions,
            histories,
            turns,
            supplements(),
            capabilities(),
            options(),
            budgets(),
            counters)
        .as(WindowCase::new)
        .withoutEdgeCases();
  }

  static WindowCase withSupplements(WindowCase some, Supplements next) {
    return new WindowCase(
        some.instructions(),
        some.history(),
        some.turn(),
        next,
        some.capabilities(),
        some.options(),
        some.budget(),
        some.counter());
  }

  static Arbitrary<Budget> budgets() {
    Arbitrary<Integer> windows =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.integers().between(40, 400)),
            Tuple.of(3, Arbitraries.integers().between(400, 3000)),
            Tuple.of(1, Arbitraries.integers().between(3000, 100_000)));
    return Combinators.combine(windows, Arbitraries.integers().between(0, 20)).as(Budget::new);
  }

  private static Arbitrary<WordCounter> counters() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(-1, 4))
        .as(WordCounter::new);
  }

  private static Arbitrary<WordCounter> addingCounters() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5), Arbitraries.integers().between(0, 20))
        .as((frame, around) -> new WordCounter(frame, around, 0));
  }

  private static Arbitrary<Capabilities> capabilities() {
    return Combinators.combine(
            Arbitraries.of(Capabilities.SystemMessages.values()),
            Arbitraries.of(Capabilities.Roles.values()))
        .as((system, roles) -> new Capabilities(OptionalInt.empty(), system).withRoles(roles));
  }

  private static Arbitrary<WindowOptions> options() {
    return Combinators.combine(
            Arbitraries.of(
                Strategy.AUTO, Strategy.DROP_OLDEST, Strategy.SUMMARIZE, Strategy.RECALL),
            Arbitraries.of(Role.SYSTEM, Role.DEVELOPER, Role.USER),
            Arbitraries.of(WindowOptions.NotePosition.values()))
        .as(
            (strategy, role, position) ->
                new WindowOptions(strategy, role, position, Shares.DEFAULT));
  }

  private static Arbitrary<Supplements> supplements() {
    Arbitrary<String> text =
        Arbitraries.integers().between(0, 200).map(n -> ("words and " + n + " ").repeat(n / 4));
    Arbitrary<Note> knowledge =
        text.map(said -> new Note(Note.Kind.KNOWLEDGE, said, "found", List.of()));
    Arbitrary<Note> recalled =
        Combinators.combine(
                text, Arbitraries.longs().between(1, 60).set().ofMinSize(1).ofMaxSize(3))
            .as(
                (said, quotes) ->
                    new Note(Note.Kind.RECALLED, said, "similar", List.copyOf(quotes)));
    Arbitrary<Summary> summary =
        Combinators.combine(text, Arbitraries.longs().between(1, 60))
            .as((said, covers) -> new Summary(said, new Sequence(covers)));
    return Combinators.combine(
            text.injectNull(0.5),
            summary.injectNull(0.5),
            Arbitraries.oneOf(knowledge, recalled).list().ofMaxSize(4))
        .as(Supplements::new);
  }
}
