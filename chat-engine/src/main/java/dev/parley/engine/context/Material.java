// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.context.Placed;
import dev.parley.domain.context.Unit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a prompt is made of.
 *
 * @param instructions stand first and are never left out; those that stand nowhere in the
 *     conversation have sequence 0
 * @param history what was said before
 * @param fresh what is new in this turn; never left out. Empty only for a request that is nothing
 *     but instructions
 * @param reading whether the history is at hand, or costs to read
 */
public record Material(
    List<Placed> instructions, History history, List<Placed> fresh, Reading reading) {
  public Material {
    instructions = List.copyOf(instructions);
    fresh = List.copyOf(fresh);
  }

  /** The place where what is new begins, and the history ends. */
  long begin() {
    return Stream.concat(instructions.stream(), fresh.stream())
        .mapToLong(Placed::sequence)
        .filter(sequence -> sequence > 0)
        .min()
        .orElse(1);
  }

  /** Whether what is new goes on with the newest of what was said before: answers to its calls. */
  boolean continuesHistory() {
    return !fresh.isEmpty() && !Unit.beginsWith(fresh.getFirst().message());
  }

  /** What it costs to read the history. */
  public enum Reading {
    AT_HAND,
    FROM_STORE
  }
}
