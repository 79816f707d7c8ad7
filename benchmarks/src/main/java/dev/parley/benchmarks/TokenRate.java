// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.adapter.llamacpp.process.LlamaCppSettings;
import dev.parley.adapter.llamacpp.process.LlamaServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens per second of streamed answers: a llama-server asked directly, and the same one asked
 * through Parley, without and with a conversation. They take turns, so that a machine whose speed
 * drifts drifts for all three; the ratio is taken round by round.
 *
 * <p>Arguments: the number of rounds (20) and the length of an answer in tokens (128).
 */
public final class TokenRate {
  private static final int WARM_UP = 6;
  private static final String MODEL = "smollm2-135m-instruct";

  private TokenRate() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int tokens = args.length > 1 ? Integer.parseInt(args[1]) : 128;
    LlamaCppSettings settings = LlamaCppSettings.builder().threads(1).slots(1).build();
    try (LlamaServer llama = LlamaServer.start(settings)) {
      Endpoint endpoint = llama.awaitReady(Duration.ofMinutes(10));
      try (ParleyProcess parley = ParleyProcess.inFrontOf(endpoint, MODEL)) {
        String key = endpoint.apiKey() == null ? "" : endpoint.apiKey();
        List<Lane> lanes =
            List.of(
                new Lane("llama-server", new Asker(endpoint.baseUrl(), key, tokens), ""),
                new Lane("Parley", new Asker(parley.baseUrl(), "", tokens), ""),
                new Lane("Parley, remembered", new Asker(parley.baseUrl(), "", tokens), "bench-"));
        for (int round = -WARM_UP; round < rounds; round++) {
          for (int turn = 0; turn < lanes.size(); turn++) {
            lanes.get(Math.floorMod(round + turn, lanes.size())).run(round);
          }
        }
        report(lanes, tokens);
      }
    }
  }

  private static void report(List<Lane> lanes, int tokens) {
    System.out.printf(
        "%d rounds, %d tokens an answer%n", lanes.getFirst().counted().length, tokens);
    double[] direct = lanes.getFirst().counted();
    for (Lane lane : lanes) {
      double[] rates = lane.counted();
      double[] ratios = new double[rates.length];
      Arrays.setAll(ratios, i -> rates[i] / direct[i]);
      System.out.printf(
          "%-20s %6.1f tokens/s (median)   %.3f of direct (median of rounds; %.3f to %.3f)%n",
          lane.name, median(rates), median(ratios), least(ratios), most(ratios));
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  /** One way to ask, and how fast it was. */
  private static final class Lane {
    private final String name;
    private final Asker asker;
    private final String conversation;
    private final List<Double> rates = new ArrayList<>();

    Lane(String name, Asker asker, String conversation) {
      this.name = name;
      this.asker = asker;
      this.conversation = conversation;
    }

    void run(int round) {
      rates.add(asker.tokensPerSecond(conversation.isEmpty() ? "" : conversation + round));
    }

    /** Without those that warm up. */
    double[] counted() {
      return rates.stream().skip(WARM_UP).mapToDouble(Double::doubleValue).toArray();
    }
  }

  static URI chat(URI base) {
    return URI.create(base + "/v1/chat/completions");
  }
}
