// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The forks of a log against what each of its entries follows. */
final class LogTreeTest {
  /** 1 2 3; 4 5 after 1; 6 after 2. */
  private static final LogTree TREE = new LogTree(at(6), List.of(fork(4, 1), fork(6, 2)));

  @Test
  void branchIsTheWayFromTheBeginning() {
    assertThat(places(TREE.branch(at(3)))).containsExactly(1L, 2L, 3L);
    assertThat(places(TREE.branch(at(5)))).containsExactly(1L, 4L, 5L);
    assertThat(places(TREE.branch(at(6)))).containsExactly(1L, 2L, 6L);
    assertThat(TREE.branch(Sequence.NONE).stretches()).isEmpty();
  }

  @Test
  void siblingsFollowTheSameEntry() {
    assertThat(TREE.siblings(at(4))).containsExactly(at(2), at(4));
    assertThat(TREE.siblings(at(3))).containsExactly(at(3), at(6));
    assertThat(TREE.siblings(at(5))).containsExactly(at(5));
    assertThat(TREE.siblings(at(1))).containsExactly(at(1));
  }

  @Test
  void newestBranchThroughAnEntryIsTheOneBegunLast() {
    assertThat(TREE.leaf(at(1))).isEqualTo(at(6));
    assertThat(TREE.leaf(at(2))).isEqualTo(at(6));
    assertThat(TREE.leaf(at(3))).isEqualTo(at(3));
    assertThat(TREE.leaf(at(4))).isEqualTo(at(5));
  }

  @Test
  void branchOfANeighbourIsNoBranch() {
    assertThatThrownBy(() -> fork(4, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Each number of {@code wishes} is an entry: it follows that one of those before it.
   *
   * @param wishes beyond the log, it follows its neighbour
   */
  @Property(tries = 2000)
  void forksTellWhatEntriesThatKnewWhatTheyFollowWould(
      @ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> wishes) {
    List<Long> after = new ArrayList<>();
    List<Fork> forks = new ArrayList<>();
    for (int wish : wishes) {
      long neighbour = after.size();
      after.add(Math.min(wish, neighbour));
      if (wish < neighbour) {
        forks.add(fork(neighbour + 1, wish));
      }
    }
    LogTree tree = new LogTree(at(after.size()), forks);
    for (long entry = 1; entry <= after.size(); entry++) {
      assertThat(tree.before(at(entry)).value()).isEqualTo(follows(after, entry));
      List<Long> way = way(after, entry);
      Branch branch = tree.branch(at(entry));
      assertThat(places(branch)).isEqualTo(way);
      assertThat(branch.end()).isEqualTo(at(entry));
      assertThat(LongStream.rangeClosed(0, after.size() + 1).filter(n -> branch.contains(at(n))))
          .containsExactlyElementsOf(way);
      assertSiblings(tree, after, entry);
      assertLeaf(tree, after, entry);
      assertCut(branch, way, at(after.size() / 2));
    }
  }

  private static void assertSiblings(LogTree tree, List<Long> after, long entry) {
    assertThat(tree.siblings(at(entry)))
        .containsExactlyElementsOf(
            all(after)
                .filter(other -> follows(after, other) == follows(after, entry))
                .mapToObj(LogTreeTest::at)
                .toList());
  }

  private static void assertLeaf(LogTree tree, List<Long> after, long entry) {
    long newest = all(after).filter(other -> way(after, other).contains(entry)).max().orElseThrow();
    assertThat(tree.leaf(at(entry)).value()).isEqualTo(newest);
  }

  private static void assertCut(Branch branch, List<Long> way, Sequence place) {
    assertThat(places(branch.before(place)))
        .isEqualTo(way.stream().filter(n -> n < place.value()).toList());
    assertThat(places(branch.after(place)))
        .isEqualTo(way.stream().filter(n -> n > place.value()).toList());
  }

  private static LongStream all(List<Long> after) {
    return LongStream.rangeClosed(1, after.size());
  }

  private static long follows(List<Long> after, long entry) {
    return after.get((int) entry - 1);
  }

  private static List<Long> way(List<Long> after, long end) {
    List<Long> way = new ArrayList<>();
    for (long at = end; at > 0; at = follows(after, at)) {
      way.addFirst(at);
    }
    return way;
  }

  private static List<Long> places(Branch branch) {
    return branch.stretches().stream()
        .flatMapToLong(stretch -> LongStream.rangeClosed(stretch.first(), stretch.last()))
        .boxed()
        .toList();
  }

  private static Fork fork(long first, long after) {
    return new Fork(at(first), at(after));
  }

  private static Sequence at(long place) {
    return new Sequence(place);
  }
}
