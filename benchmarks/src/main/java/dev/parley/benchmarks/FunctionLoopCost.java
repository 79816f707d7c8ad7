// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.Completion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the engine's loop costs beside the same calls made by hand. The ways take turns within each
 * round, so that a machine that is busy is busy for all of them; a difference is taken round by
 * round.
 *
 * <p>Arguments: the number of rounds (20,000), and of rounds with conversations (1,000). A fifth as
 * many warm up and are not counted.
 */
public final class FunctionLoopCost {
  private static final int ROUNDS = 20_000;
  private static final int REMEMBERED_ROUNDS = 1_000;
  private static final double MICRO = 1e-3;

  private FunctionLoopCost() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    int remembered = args.length > 1 ? Integer.parseInt(args[1]) : REMEMBERED_ROUNDS;
    try (FunctionTurns turns = new FunctionTurns()) {
      compare(
          rounds, List.of(new Lane("by hand", turns::byHand), new Lane("the loop", turns::loop)));
      compare(
          remembered,
          List.of(
              new Lane("remembered, by hand", turns::rememberedByHand),
              new Lane("remembered, the loop", turns::rememberedLoop),
              new Lane("with side effects", turns::rememberedLoopWithSideEffects)));
    }
  }

  /** One way, and how long its turns took in nanoseconds. */
  private static final class Lane {
    private final String name;
    private final Supplier<Completion> turn;
    private final List<Double> times = new ArrayList<>();

    Lane(String name, Supplier<Completion> turn) {
      this.name = name;
      this.turn = turn;
    }

    double[] times() {
      return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double run() {
      long begin = System.nanoTime();
      Completion answer = turn.get();
      long end = System.nanoTime();
      if (answer.text().isEmpty()) {
        throw new IllegalStateException(name + " came to no answer");
      }
      return end - begin;
    }
  }

  /** Runs them in turns; the first is the one that the others are held against. */
  private static void compare(int rounds, List<Lane> lanes) {
    for (int round = -rounds / 5; round < rounds; round++) {
      for (int turn = 0; turn < lanes.size(); turn++) {
        Lane lane = lanes.get(Math.floorMod(round + turn, lanes.size()));
        double time = lane.run();
        if (round >= 0) {
          lane.times.add(time);
        }
      }
    }
    double[] base = lanes.getFirst().times();
    for (Lane lane : lanes) {
      double[] times = lane.times();
      double[] more = new double[rounds];
      Arrays.setAll(more, i -> times[i] - base[i]);
      System.out.printf(
          "%-22s %9.1f us a turn (p50)   %+9.1f us (p50 of the rounds' differences; p90 %+.1f)%n",
          lane.name,
          quantile(times, 0.5) * MICRO,
          quantile(more, 0.5) * MICRO,
          quantile(more, 0.9) * MICRO);
    }
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
