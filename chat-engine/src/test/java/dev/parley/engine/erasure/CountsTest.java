// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** How many things went. */
final class CountsTest {
  @Property
  void countsAreReadAsTheyWereNotedAndGoOn(
      @ForAll("removals") List<Removal> before, @ForAll("removals") List<Removal> later) {
    Counts noted = add(Counts.NONE, before);
    Counts read = Counts.read(noted.document());
    assertThat(read).isEqualTo(noted);
    assertThat(List.copyOf(read.byKind().keySet())).isEqualTo(List.copyOf(noted.byKind().keySet()));
    assertThat(add(read, later)).isEqualTo(add(add(Counts.NONE, before), later));
  }

  @Property
  void eachKindTellsTheSumOfWhatWent(@ForAll("removals") List<Removal> removals) {
    add(Counts.NONE, removals)
        .byKind()
        .forEach(
            (kind, sum) ->
                assertThat(sum)
                    .isEqualTo(
                        removals.stream()
                            .filter(each -> each.kind().equals(kind))
                            .mapToLong(Removal::count)
                            .sum()));
  }

  @Example
  void receiptQuotesTheOwner() {
    assertThat(Counts.NONE.receipt(new Owner("a\"b")).text()).isEqualTo("{\"owner\":\"a\\\"b\"}");
  }

  @Example
  void whatIsNoCountIsRefused() {
    assertThatThrownBy(() -> Counts.NONE.plus("Items", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Counts.NONE.plus("items", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Counts add(Counts counts, List<Removal> removals) {
    Counts sum = counts;
    for (Removal each : removals) {
      sum = sum.plus(each.kind(), each.count());
    }
    return sum;
  }

  @Provide
  Arbitrary<List<Removal>> removals() {
    return Combinators.combine(
            Arbitraries.of("items", "jobs", "kept_turns"), Arbitraries.longs().between(0, 1L << 40))
        .as(Removal::new)
        .list()
        .ofMaxSize(12);
  }

  record Removal(String kind, long count) {}
}
