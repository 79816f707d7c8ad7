// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Makes scores fall along an order with as little change as can be: neighbours that stand the wrong
 * way round share their mean (isotonic regression).
 */
final class Falling {
  private Falling() {}

  static List<Ranked> scores(List<Ranked> ordered) {
    Deque<Pool> pools = new ArrayDeque<>();
    for (Ranked each : ordered) {
      Pool pool = new Pool(each.score(), 1);
      while (!pools.isEmpty() && pools.getLast().mean() < pool.mean()) {
        pool = pool.and(pools.removeLast());
      }
      pools.addLast(pool);
    }
    List<Ranked> falling = new ArrayList<>();
    for (Pool pool : pools) {
      for (int i = 0; i < pool.size(); i++) {
        Ranked each = ordered.get(falling.size());
        double score = Math.clamp(pool.mean(), 0.0, 1.0);
        falling.add(new Ranked(each.candidate(), score, each.standing()));
      }
    }
    return List.copyOf(falling);
  }

  private record Pool(double sum, int size) {
    double mean() {
      return sum / size;
    }

    Pool and(Pool other) {
      return new Pool(sum + other.sum, size + other.size);
    }
  }
}
