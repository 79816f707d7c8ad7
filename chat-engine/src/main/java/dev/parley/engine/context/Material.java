// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.context.Placed;
import java.util.List;

/**
 * What a prompt is made of.
 *
 * @param instructions stand first and are never left out; those that stand nowhere in the
 *     conversation have sequence 0
 * @param history what was said before
 * @param fresh what is new in this turn, at least one; never left out
 * @param reading whether the history is at hand, or costs to read
 */
public record Material(
    List<Placed> instructions, History history, List<Placed> fresh, Reading reading) {
  public Material {
    instructions = List.copyOf(instructions);
    fresh = List.copyOf(fresh);
  }

  /** What it costs to read the history. */
  public enum Reading {
    AT_HAND,
    FROM_STORE
  }
}
