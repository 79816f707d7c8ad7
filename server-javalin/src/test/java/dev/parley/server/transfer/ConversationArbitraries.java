// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.chat.JsonArbitraries;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.MessageArbitraries;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Fork;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.conversation.TurnId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Conversations with all that a store keeps of them. */
final class ConversationArbitraries {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int OVER_AN_ITEM = 450_000;

  private ConversationArbitraries() {}

  /** A conversation, version 1, and its log. */
  record Conversation(Header header, List<Entry> entries) {}

  static Arbitrary<Conversation> conversations() {
    return Combinators.combine(logs(), rest(), instants(), instants(), forks(), names())
        .as(
            (entries, rest, created, updated, forks, owner) ->
                new Conversation(
                    new Header(
                        new ConversationId("any"),
                        new Owner(owner),
                        1,
                        new Sequence(entries.size()),
                        new Branches(
                            new Sequence(entries.size() / 2),
                            created.getEpochSecond() & 0xFFFFF,
                            forks),
                        rest.instructions(),
                        rest.title(),
                        rest.turn(),
                        rest.summary(),
                        rest.metadata(),
                        created,
                        updated),
                    entries))
        .withoutEdgeCases();
  }

  private record Rest(
      List<Message> instructions,
      @Nullable String title,
      @Nullable OpenTurn turn,
      @Nullable Summary summary,
      Map<String, String> metadata) {}

  private static Arbitrary<Rest> rest() {
    return Combinators.combine(
            MessageArbitraries.messages().list().ofMaxSize(1),
            JsonArbitraries.strings().injectNull(0.5),
            turns().injectNull(0.7),
            Combinators.combine(JsonArbitraries.strings(), sequences())
                .as(Summary::new)
                .injectNull(0.7),
            Arbitraries.maps(JsonArbitraries.strings(), JsonArbitraries.strings()).ofMaxSize(2))
        .as(Rest::new);
  }

  /** Mostly short ones; some that take several writes, some with a message over an item's size. */
  private static Arbitrary<List<Entry>> logs() {
    Arbitrary<List<Entry>> some = entries().list().ofMaxSize(4);
    return Arbitraries.frequencyOf(
            Tuple.of(95, some),
            Tuple.of(3, some.map(entries -> repeated(entries, 60))),
            Tuple.of(
                2,
                some.map(
                    entries -> {
                      List<Entry> longer = new ArrayList<>(entries);
                      longer.add(large());
                      return longer;
                    })))
        .map(ConversationArbitraries::numbered);
  }

  private static Entry large() {
    String text = "0123456\u00e9\ud83d\ude00".repeat(OVER_AN_ITEM / 10);
    return new Entry(
        new Sequence(1), null, EntryStatus.COMPLETED, Instant.EPOCH, 7, Message.user(text));
  }

  private static List<Entry> repeated(List<Entry> entries, int times) {
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(entries);
    }
    return all;
  }

  private static List<Entry> numbered(List<Entry> entries) {
    List<Entry> all = new ArrayList<>();
    for (Entry entry : entries) {
      all.add(
          new Entry(
              new Sequence(all.size() + 1L),
              entry.turn(),
              entry.status(),
              entry.createdAt(),
              entry.size(),
              entry.message()));
    }
    return all;
  }

  private static Arbitrary<Entry> entries() {
    return Combinators.combine(
            Arbitraries.of("t", "turn_1", "T-_9").map(TurnId::new).injectNull(0.2),
            Arbitraries.of(EntryStatus.values()),
            instants(),
            Arbitraries.longs().greaterOrEqual(0),
            MessageArbitraries.messages().injectNull(0.1))
        .as(
            (turn, status, created, size, message) ->
                new Entry(new Sequence(1), turn, status, created, size, message));
  }

  private static Arbitrary<OpenTurn> turns() {
    return Combinators.combine(
            JsonArbitraries.strings(),
            MessageArbitraries.messages().list().ofMaxSize(2),
            MessageArbitraries.messages().list().ofMaxSize(2),
            MessageArbitraries.assistantMessages().injectNull(0.5),
            instants(),
            instants())
        .as(
            (holder, messages, kept, answer, opened, until) ->
                new OpenTurn(new TurnId("turn_7"), holder, messages, kept, answer, opened, until));
  }

  private static Arbitrary<List<Fork>> forks() {
    return Combinators.combine(
            Arbitraries.longs().between(2, 40), Arbitraries.longs().between(0, 40))
        .as((first, after) -> new Fork(new Sequence(first), new Sequence(after % (first - 1))))
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Sequence> sequences() {
    return Arbitraries.longs().greaterOrEqual(0).map(Sequence::new);
  }

  private static Arbitrary<String> names() {
    return JsonArbitraries.filledStrings();
  }

  private static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()),
            Arbitraries.of(0L, 1L, 500_000_000L, 999_999_999L))
        .as(Instant::ofEpochSecond);
  }
}
