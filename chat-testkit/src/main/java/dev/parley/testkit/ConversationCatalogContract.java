// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.BEN;
import static dev.parley.testkit.Logs.START;
import static dev.parley.testkit.Logs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConversationCatalog} holds to. An adapter's test extends this class, and
 * overrides nothing that it inherits but the two methods that open and close.
 */
public abstract class ConversationCatalogContract {
  private @Nullable Catalogued open;

  /** For subclasses. */
  protected ConversationCatalogContract() {}

  /** A store and what walks through it. */
  public record Catalogued(ConversationStore store, ConversationCatalog catalog) {}

  /** A store that holds nothing yet; called once for each test. */
  protected abstract Catalogued open() throws Exception;

  /** Closes a store; it may have been closed before. */
  protected abstract void close(Catalogued opened) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    open = open();
  }

  @AfterEach
  final void closeStore() throws Exception {
    close(opened());
  }

  private Catalogued opened() {
    return Objects.requireNonNull(open, "open() has not been called");
  }

  private ConversationStore store() {
    return opened().store();
  }

  private void begin(String id, Owner owner) {
    store().write(Logs.first(id, owner, 2), Logs.entries(1, 2));
  }

  /** All that a walk gives, in pages of that length. */
  private List<String> walk(int limit) {
    List<String> ids = new ArrayList<>();
    String after = null;
    do {
      ConversationCatalog.Page page = opened().catalog().ids(after, limit);
      assertThat(page.ids()).hasSizeLessThanOrEqualTo(limit);
      page.ids().stream().map(ConversationId::value).forEach(ids::add);
      after = page.next();
    } while (after != null);
    return ids;
  }

  @Test
  final void walkOfAnEmptyStoreGivesNothing() {
    assertThat(walk(10)).isEmpty();
  }

  @Test
  final void walkGivesEveryConversationOnceWhoeversItIs() {
    List<String> begun = new ArrayList<>();
    List<Owner> owners = new ArrayList<>(List.of(ANN, BEN));
    Samples.strings().stream().map(Owner::new).forEach(owners::add);
    for (Owner owner : owners) {
      begun.add("c." + begun.size());
      begin(begun.getLast(), owner);
    }
    begin("A:b_c-d.9", ANN);
    begin("a".repeat(128), BEN);
    begun.addAll(List.of("A:b_c-d.9", "a".repeat(128)));
    for (int limit : new int[] {1, 2, 5, begun.size(), ConversationCatalog.LARGEST_PAGE}) {
      assertThat(walk(limit)).as("pages of %d", limit).containsExactlyInAnyOrderElementsOf(begun);
    }
  }

  @Test
  final void walkGivesConversationsThatNothingWasSaidInToo() {
    store().write(Logs.first("empty", ANN, 0), List.of());
    assertThat(walk(10)).containsExactly("empty");
  }

  @Test
  final void deletedConversationIsNotGivenAnyMore() {
    begin("a", ANN);
    begin("b", ANN);
    store().delete(id("a"));
    assertThat(walk(10)).containsExactly("b");
    begin("a", BEN);
    assertThat(walk(10)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  final void conversationThatIsWrittenDuringAWalkIsStillGiven() {
    for (int i = 0; i < 8; i++) {
      begin("c" + i, i % 2 == 0 ? ANN : BEN);
    }
    List<String> ids = new ArrayList<>();
    String after = null;
    int pages = 0;
    do {
      ConversationCatalog.Page page = opened().catalog().ids(after, 1);
      page.ids().stream().map(ConversationId::value).forEach(ids::add);
      after = page.next();
      if (pages < 8) {
        Header written = store().header(id("c" + pages)).orElseThrow();
        store().write(written.advance(0, START.plusSeconds(100 + pages)), List.of());
      }
      pages++;
    } while (after != null);
    assertThat(ids).contains("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7");
  }

  @Test
  final void walkGoesOnWhereThePageBeforeEndedThoughThatConversationIsGone() {
    for (int i = 0; i < 6; i++) {
      begin("c" + i, ANN);
    }
    ConversationCatalog.Page first = opened().catalog().ids(null, 2);
    first.ids().forEach(store()::delete);
    List<String> rest = new ArrayList<>();
    String after = first.next();
    while (after != null) {
      ConversationCatalog.Page page = opened().catalog().ids(after, 2);
      page.ids().stream().map(ConversationId::value).forEach(rest::add);
      after = page.next();
    }
    assertThat(rest).hasSize(6 - first.ids().size()).doesNotHaveDuplicates();
  }

  @Test
  final void askingForMoreThanAPageIsRefused() {
    for (int limit : new int[] {0, -1, ConversationCatalog.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> opened().catalog().ids(null, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
    }
  }

  @Test
  final void closedStoreSaysSo() throws Exception {
    close(opened());
    assertThatThrownBy(() -> opened().catalog().ids(null, 1))
        .isInstanceOf(StorageUnavailableException.class);
  }
}
