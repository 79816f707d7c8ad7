// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Budget;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Fitted;
import dev.parley.domain.context.History;
import dev.parley.domain.context.Material;
import dev.parley.domain.context.Placed;
import dev.parley.domain.context.Supplements;
import dev.parley.domain.context.Terms;
import dev.parley.domain.context.Window;
import dev.parley.domain.context.WindowOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to fit a conversation of 5,000 messages whose counts are known: into a window that
 * takes them all, one that takes half of them, and a small one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FittingBenchmark {
  private static final int TURNS = 2_500;

  /** Tokens of the window. */
  @Param({"1000000", "200000", "8192"})
  public int window;

  private final RoughCounter counter = new RoughCounter();
  private final List<Placed> talk = Talk.of(TURNS + 1);

  /** Counts everything once. */
  @Setup
  public void count() {
    talk.forEach(placed -> counter.count(placed.message()));
  }

  @Benchmark
  public List<Message> fit() {
    return fitted().messages();
  }

  @Benchmark
  public int fitAndExplain() {
    return fitted().ledger().get().used();
  }

  private Fitted fitted() {
    int last = 2 * TURNS;
    return Window.fit(
        new Material.Conversation(
            List.of(),
            History.of(talk.subList(0, last)),
            talk.subList(last, last + 1),
            last + 1L,
            Supplements.NONE),
        new Terms(
            new ModelId("m"), Capabilities.UNKNOWN, new Budget(window, 0), WindowOptions.DEFAULT),
        counter);
  }
}
