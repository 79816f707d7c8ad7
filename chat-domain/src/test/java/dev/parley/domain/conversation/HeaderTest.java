// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final OpenTurn TURN =
      OpenTurn.begin(
          new TurnId("t1"), "engine-1", List.of(Message.user("hi")), NOON, NOON.plusSeconds(30));
  private static final Header NEW = Header.create(new ConversationId("c"), Owner.LOCAL, NOON);

  @Test
  void aNewConversationIsEmptyAndOfVersionOne() {
    assertThat(NEW.version()).isEqualTo(1);
    assertThat(NEW.last()).isEqualTo(Sequence.NONE);
    assertThat(NEW.openTurn()).isNull();
    assertThat(NEW.createdAt()).isEqualTo(NEW.updatedAt());
  }

  @Test
  void advancingCountsVersionAndEntriesAndKeepsTheRest() {
    Header next = NEW.withTitle("t").advance(3, NOON.plusSeconds(1));

    assertThat(next.version()).isEqualTo(2);
    assertThat(next.last()).isEqualTo(new Sequence(3));
    assertThat(next.title()).isEqualTo("t");
    assertThat(next.createdAt()).isEqualTo(NOON);
    assertThat(next.updatedAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void anOpenTurnIsSetAndTakenAway() {
    Header open = NEW.withOpenTurn(TURN);

    assertThat(open.openTurn()).isEqualTo(TURN);
    assertThat(open.withOpenTurn(null)).isEqualTo(NEW);
  }

  @Test
  void aRenewedTurnHasMoreTimeAndWhatThereIsOfItsAnswer() {
    OpenTurn renewed = TURN.renew(NOON.plusSeconds(60), Message.assistant("so far"));

    assertThat(TURN.isExpired(NOON.plusSeconds(30))).isTrue();
    assertThat(renewed.isExpired(NOON.plusSeconds(30))).isFalse();
    assertThat(renewed.answer()).isEqualTo(Message.assistant("so far"));
    assertThat(renewed.messages()).isEqualTo(TURN.messages());
  }

  @Test
  void metadataIsCopied() {
    Map<String, String> metadata = new LinkedHashMap<>(Map.of("k", "v"));
    Header header = NEW.withMetadata(metadata);
    metadata.clear();
    assertThat(header.metadata()).containsExactly(Map.entry("k", "v"));
  }

  @Test
  void anEntryWithoutMessageIsDeleted() {
    Entry entry =
        new Entry(new Sequence(1), null, EntryStatus.COMPLETED, NOON, 0, Message.user("hi"));
    assertThat(entry.isDeleted()).isFalse();
    assertThat(new Entry(new Sequence(1), null, EntryStatus.COMPLETED, NOON, 0, null).isDeleted())
        .isTrue();
  }
}
