// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.VectorFixture.at;
import static dev.parley.testkit.VectorFixture.entry;
import static dev.parley.testkit.VectorFixture.names;
import static dev.parley.testkit.VectorFixture.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import dev.parley.domain.vector.VectorSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Many callers, another model, and the end. */
interface VectorLife extends VectorFixture {
  @Test
  default void writeIsSeenByTheNextCallOfAnyThread() {
    Race.run(
        4,
        runner -> {
          for (int i = 0; i < 15; i++) {
            EntryId id = new EntryId(runner + "-" + i);
            index().upsert(HERE, List.of(new VectorEntry(id, at(runner * 40), "", Metadata.NONE)));
            assertThat(index().fetch(HERE, List.of(id))).hasSize(1);
            assertThat(ids(near(runner * 40, 1000))).contains(id.value());
            if (i % 3 == 0) {
              index().delete(HERE, List.of(id));
              assertThat(index().fetch(HERE, List.of(id))).isEmpty();
            }
          }
        });
    assertThat(ids(near(0, 1000))).hasSize(40);
  }

  @Test
  default void callsWhileOthersWriteSeeWholeEntries() {
    List<EntryId> all = names("a", "b", "c");
    Race.run(
        3,
        runner -> {
          for (int i = 0; i < 15; i++) {
            String text = "version " + i;
            Metadata metadata = Metadata.NONE.with("text", text);
            double degrees = i;
            if (runner == 0) {
              List<VectorEntry> entries =
                  all.stream().map(id -> new VectorEntry(id, at(degrees), text, metadata)).toList();
              index().upsert(HERE, entries);
            } else {
              assertThat(index().query(near(0, 10)))
                  .allSatisfy(
                      found ->
                          assertThat(found.metadata())
                              .isEqualTo(Metadata.NONE.with("text", found.text())));
            }
          }
        });
    assertThat(ids(near(0, 10))).hasSize(3);
  }

  @Test
  default void manyNamespacesLiveBesideEachOther() {
    List<Namespace> all =
        IntStream.range(0, 50).mapToObj(i -> new Namespace("conversation:" + i)).toList();
    for (Namespace namespace : all) {
      index().upsert(namespace, List.of(entry(namespace.value(), 1)));
    }
    for (Namespace namespace : all) {
      assertThat(ids(VectorQuery.of(namespace, at(0), 5))).containsExactly(namespace.value());
    }
  }

  @Test
  default void anotherModelOrDimensionIsRefused() {
    put(entry("a", 1));
    for (VectorSpace other :
        List.of(
            new VectorSpace(new ModelId("other-embedding"), 8),
            new VectorSpace(SPACE.model(), 16))) {
      assertThatThrownBy(() -> reopenedIndex(other))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e -> assertThat(e.code()).isEqualTo("embedding_mismatch"))
          .hasMessageContaining("contract-embedding with 8 dimensions")
          .hasMessageContaining(other.model() + " with " + other.dimensions());
    }
    reopenedIndex(SPACE);
    assertThat(index().fetch(HERE, names("a"))).hasSize(1);
  }

  @Test
  default void closedIndexRefusesEverythingAndClosesAgain() {
    closeIndex();
    closeIndex();
    assertClosed(() -> put(entry("a", 1)));
    assertClosed(() -> index().fetch(HERE, names("a")));
    assertClosed(() -> index().delete(HERE, names("a")));
    assertClosed(() -> index().delete(HERE, VectorFilter.ALL));
    assertClosed(() -> index().query(near(0, 1)));
  }

  private static void assertClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("closed");
  }
}
