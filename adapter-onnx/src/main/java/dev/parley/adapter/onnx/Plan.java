// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.adapter.onnx.Batch.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a call is computed.
 *
 * @param texts how many texts it has
 * @param batches each window once; windows of like length are together
 */
record Plan(int texts, List<Batch> batches) {
  Plan {
    batches = List.copyOf(batches);
  }

  /**
   * How large a batch may be.
   *
   * @param windows in one at most
   * @param tokens in one at most, padding included; a single window may have more
   * @param hands how many compute at the same time: a call is cut so that each has a batch
   */
  record Limits(int windows, int tokens, int hands) {
    /** Of how many tokens batches are, for a call with these. */
    private int tokens(List<Window> windows) {
      long all = windows.stream().mapToLong(Window::tokens).sum();
      return (int) Math.min(tokens, (all + hands - 1) / hands);
    }
  }

  static Plan of(int texts, List<Window> windows, Limits limits) {
    List<Window> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(Window::tokens).reversed());
    int tokens = limits.tokens(windows);
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < sorted.size(); ) {
      // the first is the longest, so that it says how many have room
      int room = Math.max(1, Math.min(limits.windows(), tokens / sorted.get(from).tokens()));
      int to = Math.min(sorted.size(), from + room);
      batches.add(new Batch(sorted.subList(from, to)));
      from = to;
    }
    return new Plan(texts, batches);
  }

  /** The tokens that the model reads. */
  long tokens() {
    return batches.stream()
        .flatMap(batch -> batch.windows().stream())
        .mapToLong(Window::tokens)
        .sum();
  }
}
