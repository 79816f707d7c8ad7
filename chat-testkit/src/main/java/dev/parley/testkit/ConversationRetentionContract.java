// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationRetention;
import dev.parley.port.ConversationStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConversationRetention} holds to. An adapter's test extends this class, and
 * overrides nothing that it inherits but the two methods that open and close.
 */
public abstract class ConversationRetentionContract {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private @Nullable Retained open;

  /** For subclasses. */
  protected ConversationRetentionContract() {}

  /** A store and what removes from it. */
  public record Retained(ConversationStore store, ConversationRetention retention) {}

  /** A store that holds nothing yet; called once for each test. */
  protected abstract Retained open() throws Exception;

  /** Closes a store. */
  protected abstract void close(Retained opened) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    open = open();
  }

  @AfterEach
  final void closeStore() throws Exception {
    close(opened());
  }

  private Retained opened() {
    return Objects.requireNonNull(open, "open() has not been called");
  }

  /** A conversation of two updates, the last one so many seconds after the start. */
  private void write(String id, Owner owner, long seconds) {
    Header first = Header.create(new ConversationId(id), owner, START);
    opened().store().write(first, List.of());
    Entry said =
        new Entry(
            new Sequence(1), null, EntryStatus.COMPLETED, START, 0, Message.user("said in " + id));
    opened().store().write(first.append(List.of(said), START.plusSeconds(seconds)), List.of(said));
  }

  private boolean isThere(String id) {
    return opened().store().header(new ConversationId(id)).isPresent();
  }

  private int delete(long seconds, int limit) {
    return opened().retention().deleteUnused(START.plusSeconds(seconds), limit);
  }

  @Test
  final void unusedConversationsGoWhoeversTheyAreAndTheOthersStay() {
    write("old", Owner.LOCAL, 1);
    write("older", new Owner("other"), 0);
    write("used", Owner.LOCAL, 2);
    assertThat(delete(2, 10)).isEqualTo(2);
    assertThat(isThere("old")).isFalse();
    assertThat(isThere("older")).isFalse();
    assertThat(isThere("used")).isTrue();
    assertThat(delete(2, 10)).isZero();
  }

  @Test
  final void conversationOfThatInstantStays() {
    write("c", Owner.LOCAL, 1);
    assertThat(delete(1, 10)).isZero();
    assertThat(opened().retention().deleteUnused(START.plusSeconds(1).plusNanos(1), 10)).isOne();
  }

  @Test
  final void noMoreGoAtOnceThanAskedForTheLongestUnusedFirst() {
    write("b", Owner.LOCAL, 2);
    write("a", Owner.LOCAL, 1);
    write("c", Owner.LOCAL, 3);
    assertThat(delete(9, 1)).isOne();
    assertThat(isThere("a")).isFalse();
    assertThat(delete(9, 1)).isOne();
    assertThat(isThere("b")).isFalse();
    assertThat(delete(9, 2)).isOne();
    assertThat(isThere("c")).isFalse();
  }

  @Test
  final void entriesGoWithTheirConversation() {
    write("c", Owner.LOCAL, 1);
    assertThat(delete(9, 1)).isOne();
    ConversationId id = new ConversationId("c");
    assertThat(opened().store().newest(id, null, 10)).isEmpty();
    opened().store().write(Header.create(id, Owner.LOCAL, START), List.of());
    assertThat(opened().store().newest(id, null, 10)).isEmpty();
  }

  @Test
  final void askingForMoreThanAPageIsRefused() {
    for (int limit : new int[] {0, ConversationRetention.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> delete(1, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
    }
  }
}
