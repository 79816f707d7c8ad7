// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.testkit.SteppedClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What the tests of this package write, and databases that they look into or break. */
final class Fixture {
  static final ConversationId ID = new ConversationId("c");
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private Fixture() {}

  /** A database of which each request goes through these; nothing in it waits between tries. */
  static DynamoDbDatabase open(DynamoDbSettings settings, ExecutionInterceptor... interceptors) {
    return open(settings, SteppedClock.at(NOW), interceptors);
  }

  /** As that, with a clock that the test moves. */
  static DynamoDbDatabase open(
      DynamoDbSettings settings, Clock clock, ExecutionInterceptor... interceptors) {
    return DynamoDbDatabase.open(Clients.client(settings, interceptors), settings, clock, chance());
  }

  static Chance chance() {
    return new Chance(new Random(), time -> {});
  }

  static DynamoDbSettings tables() {
    DynamoDbSettings settings = DynamoDbLocal.settings();
    try (DynamoDbDatabase database = open(settings)) {
      var unused = database.tables().create(Capacity.ON_DEMAND);
    }
    return settings;
  }

  static Header header() {
    return headerOf(NOW);
  }

  /** A conversation that began then. */
  static Header headerOf(Instant began) {
    return Header.create(ID, Owner.LOCAL, began);
  }

  static Header withTurn(Header header, String text) {
    return header.withOpenTurn(
        OpenTurn.begin(new TurnId("turn"), "holder", List.of(Message.user(text)), NOW, NOW));
  }

  static Entry entry(long sequence, String text) {
    return new Entry(
        new Sequence(sequence),
        new TurnId("turn"),
        EntryStatus.COMPLETED,
        NOW,
        0,
        Message.user(text));
  }

  /** As many entries behind that header. */
  static List<Entry> entries(Header after, int count, String text) {
    long last = after.last().value();
    return LongStream.rangeClosed(last + 1, last + count)
        .mapToObj(sequence -> entry(sequence, text + " " + sequence))
        .toList();
  }

  /** Writes as many entries. */
  static Header say(DynamoDbDatabase database, Header stored, int count, String text) {
    Header next = stored.advance(count, NOW);
    database.conversations().write(next, entries(stored, count, text));
    return next;
  }
}
