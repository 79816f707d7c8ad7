// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.onnx.Batch.Window;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class PlanTest {
  private static final Plan.Limits LIMITS = new Plan.Limits(4, 60, 1);

  @Property
  void everyWindowIsInOneBatchThatKeepsTheLimits(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 80) Integer> lengths) {
    List<Window> windows = new ArrayList<>();
    lengths.forEach(length -> windows.add(new Window(windows.size(), new int[length])));
    Plan plan = Plan.of(windows.size(), windows, LIMITS);
    assertThat(plan.batches().stream().flatMap(batch -> batch.windows().stream()))
        .containsExactlyInAnyOrderElementsOf(windows);
    assertThat(plan.batches())
        .allSatisfy(
            batch -> {
              assertThat(batch.size()).isBetween(1, LIMITS.windows());
              assertThat(batch.size() == 1 || batch.size() * batch.width() <= LIMITS.tokens())
                  .isTrue();
            });
    assertThat(plan.tokens()).isEqualTo(lengths.stream().mapToLong(length -> length + 2L).sum());
  }

  @Property
  void eachHandHasABatchWhereThereAreAsManyWindows(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 80) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 8) int hands) {
    List<Window> windows = new ArrayList<>();
    lengths.forEach(length -> windows.add(new Window(windows.size(), new int[length])));
    Plan plan = Plan.of(windows.size(), windows, new Plan.Limits(50, 5000, hands));
    long fair = (plan.tokens() + hands - 1) / hands;
    assertThat(plan.batches())
        .allSatisfy(
            batch ->
                assertThat(batch.size() == 1 || (long) batch.size() * batch.width() <= fair)
                    .isTrue())
        .hasSizeGreaterThanOrEqualTo(Math.min(hands, windows.size()) > 1 ? 2 : 1);
  }
}
