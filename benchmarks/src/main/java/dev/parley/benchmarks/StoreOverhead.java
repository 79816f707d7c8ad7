// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the adapters add to the libraries beneath them: the same calls to the same server, once
 * through the adapter and once by the library alone, by turns.
 *
 * <p>Arguments: the address of a DynamoDB Local, for instance {@code http://127.0.0.1:8000}, that
 * of a Redis, for instance {@code redis://127.0.0.1:6379}, and rounds (2,000). A quarter as many
 * warm up and are not counted.
 */
public final class StoreOverhead {
  private final int rounds;

  private StoreOverhead(int rounds) {
    this.rounds = rounds;
  }

  /** One way to do the same. */
  interface Way {
    /** Does it once. */
    void go(int round);
  }

  public static void main(String[] args) {
    if (args.length < 2) {
      throw new IllegalArgumentException(
          "give the address of a DynamoDB Local and that of a Redis: see docs/benchmarks.md");
    }
    StoreOverhead overhead = new StoreOverhead(args.length > 2 ? Integer.parseInt(args[2]) : 2_000);
    System.out.println("| what | adapter p50 µs | library p50 µs | ratio |");
    System.out.println("| --- | --- | --- | --- |");
    try (DynamoDbTurns turns = DynamoDbTurns.open(URI.create(args[0]))) {
      overhead.compare("DynamoDB, a turn", turns::adapter, turns::library);
    }
    try (RedisAnswers answers = RedisAnswers.open(args[1])) {
      overhead.compare("Redis, an answer kept", answers::adapterPut, answers::libraryPut);
      overhead.compare("Redis, an answer found", answers::adapterGet, answers::libraryGet);
    }
  }

  private void compare(String what, Way adapter, Way library) {
    Map<Way, double[]> times = new LinkedHashMap<>();
    times.put(adapter, new double[rounds]);
    times.put(library, new double[rounds]);
    for (int round = -rounds / 4; round < rounds; round++) {
      for (Map.Entry<Way, double[]> way : times.entrySet()) {
        long begin = System.nanoTime();
        way.getKey().go(round);
        long end = System.nanoTime();
        if (round >= 0) {
          way.getValue()[round] = (end - begin) * 1e-3;
        }
      }
    }
    times.values().forEach(Arrays::sort);
    double ours = times.get(adapter)[rounds / 2];
    double theirs = times.get(library)[rounds / 2];
    System.out.printf("| %s | %.0f | %.0f | %.2f |%n", what, ours, theirs, ours / theirs);
  }
}
