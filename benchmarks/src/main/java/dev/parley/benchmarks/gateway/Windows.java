// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The turns of all gateways, round by round. What is compared is compared within a round. */
final class Windows {
  private final Map<String, List<Window>> all = new LinkedHashMap<>();

  /** Gateways in the order of the table. */
  Windows(List<String> names) {
    names.forEach(name -> all.put(name, new ArrayList<>()));
  }

  void add(String name, Window window) {
    of(name).add(window);
  }

  List<String> names() {
    return List.copyOf(all.keySet());
  }

  double median(String name, ToDoubleFunction<Window> value) {
    return median(of(name).stream().mapToDouble(value).toArray());
  }

  /** The median of how a gateway compares with another one; NaN without the other. */
  double median(
      String name, String other, ToDoubleFunction<Window> value, DoubleBinaryOperator comparing) {
    List<Window> ours = of(name);
    List<Window> theirs = all.getOrDefault(other, List.of());
    double[] compared = new double[Math.min(ours.size(), theirs.size())];
    Arrays.setAll(
        compared,
        round ->
            comparing.applyAsDouble(
                value.applyAsDouble(ours.get(round)), value.applyAsDouble(theirs.get(round))));
    return median(compared);
  }

  /** How many answers came and how many failed, over all rounds, and why. */
  String failures(String name) {
    int right = of(name).stream().mapToInt(window -> window.tally().answers().size()).sum();
    Map<String, Integer> reasons = new TreeMap<>();
    for (Window window : of(name)) {
      window.tally().failures().forEach((why, times) -> reasons.merge(why, times, Integer::sum));
    }
    int failed = reasons.values().stream().mapToInt(Integer::intValue).sum();
    String why =
        reasons.entrySet().stream()
            .map(reason -> reason.getKey() + ": " + reason.getValue())
            .collect(Collectors.joining("; "));
    return "%,d of %,d".formatted(failed, failed + right) + (why.isEmpty() ? "" : " (" + why + ")");
  }

  /** The median of what is known: NaN is left out. NaN when nothing is. */
  static double median(double... values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private List<Window> of(String name) {
    List<Window> windows = all.get(name);
    if (windows == null) {
      throw new IllegalArgumentException(name + " is not measured");
    }
    return windows;
  }
}
