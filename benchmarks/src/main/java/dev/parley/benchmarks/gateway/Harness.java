// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The provider and the load, and the turns that the gateways take between them. */
final class Harness implements AutoCloseable {
  private static final String DIRECT = "direct";
  private static final int WARMING_STREAMS = 64;
  private static final Duration WARMING_DELAY = Duration.ofMillis(2);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LONGEST_PAUSES = 25;
  private static final double NANOS = 1e9;

  private final Options options;
  private final Consumer<String> progress;
  private final Provider provider;
  private final EventLoop loop;

  private Harness(Options options, Consumer<String> progress, Provider provider, EventLoop loop) {
    this.options = options;
    this.progress = progress;
    this.provider = provider;
    this.loop = loop;
  }

  static Harness start(Options options, Consumer<String> progress) throws IOException {
    return new Harness(options, progress, Provider.start(), EventLoop.start("load"));
  }

  URI provider() {
    return provider.address();
  }

  void warmUpPlain(String name, RunningGateway gateway) {
    if (options.connections() > 0 && !options.warmUp().isZero()) {
      progress.accept(name + ": warming up with requests");
      Load.run(loop, gateway.base(), Plan.plain(options.connections(), options.warmUp()));
    }
  }

  void warmUpStreams(String name, RunningGateway gateway) {
    warmUpStreams(name, gateway.base());
  }

  private void warmUpStreams(String name, URI target) {
    if (!options.warmUp().isZero()) {
      progress.accept(name + ": warming up with streams");
      Script script = new Script(options.chunks(), WARMING_DELAY);
      provider.play(script);
      Load.run(loop, target, Plan.streams(WARMING_STREAMS, script, options.warmUp()));
    }
  }

  /** Whole answers, all gateways in turns. */
  Windows plain(Map<String, RunningGateway> gateways) throws InterruptedException {
    return rounds("requests", gateways, Plan.plain(options.connections(), options.window()));
  }

  /** Streams, all gateways in turns. */
  Windows streams(Map<String, RunningGateway> gateways) throws InterruptedException {
    Script script = new Script(options.chunks(), options.delay());
    provider.play(script);
    return rounds("streams", gateways, Plan.streams(options.streams(), script, options.window()));
  }

  /** The order turns by one each round, so that none always goes first. */
  private Windows rounds(String what, Map<String, RunningGateway> gateways, Plan plan)
      throws InterruptedException {
    List<String> names = Stream.concat(Stream.of(DIRECT), gateways.keySet().stream()).toList();
    Windows windows = new Windows(names);
    for (int round = 0; round < options.rounds(); round++) {
      List<String> turns = new ArrayList<>(names);
      Collections.rotate(turns, -round);
      for (String name : turns) {
        String title = "%s, round %d: %s".formatted(what, round + 1, name);
        settle(gateways.values());
        windows.add(name, turn(title, gateways.get(name), plan));
      }
    }
    return windows;
  }

  /** Waits until no gateway is busy with the turn before; a JVM may still be compiling. */
  private static void settle(Collection<RunningGateway> gateways) throws InterruptedException {
    for (int i = 0; i < LONGEST_PAUSES; i++) {
      Duration before = cpu(gateways);
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      if (cpu(gateways).minus(before).compareTo(PAUSE.dividedBy(10)) < 0) {
        return;
      }
    }
  }

  private static Duration cpu(Collection<RunningGateway> gateways) {
    return gateways.stream()
        .map(gateway -> gateway.use().cpu())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Many streams, one each, through a gateway that has served nothing but its warm-up. The one
   * without a gateway is first, and warms up the load.
   */
  Windows many(List<Launcher> launchers, Pinning pinning) throws IOException, InterruptedException {
    Script script = new Script(options.chunks(), options.manyDelay());
    Plan plan = Plan.oneStreamEach(options.many(), script);
    Windows windows =
        new Windows(
            Stream.concat(Stream.of(DIRECT), launchers.stream().map(Launcher::name)).toList());
    warmUpStreams(DIRECT, provider());
    settle(List.of());
    provider.play(script);
    windows.add(DIRECT, turn("many streams: " + DIRECT, null, plan));
    for (Launcher launcher : launchers) {
      try (RunningGateway gateway = RunningGateway.start(launcher, pinning, provider())) {
        warmUpStreams(launcher.name(), gateway);
        settle(List.of(gateway));
        provider.play(script);
        windows.add(launcher.name(), turn("many streams: " + launcher.name(), gateway, plan));
      }
    }
    return windows;
  }

  private Window turn(String title, @Nullable RunningGateway gateway, Plan plan) {
    ProcessUse load = new ProcessUse(ProcessHandle.current());
    Duration loadBefore = load.ownCpu();
    Duration before = gateway == null ? Duration.ZERO : gateway.use().cpu();
    long start = System.nanoTime();
    Tally tally = Load.run(loop, gateway == null ? provider() : gateway.base(), plan);
    double seconds = (System.nanoTime() - start) / NANOS;
    double loadSeconds = load.ownCpu().minus(loadBefore).toNanos() / NANOS;
    report(title, tally, 100 * loadSeconds / seconds);
    if (gateway == null) {
      return new Window(tally, seconds, Double.NaN, Double.NaN);
    }
    if (tally.failed() > 0) {
      progress.accept(tally.failures() + "; its last words:\n" + gateway.lastWords());
    }
    double cpu = gateway.use().cpu().minus(before).toNanos() / NANOS;
    cpu = cpu < 0 ? Double.NaN : cpu; // it ended
    return new Window(tally, seconds, cpu, gateway.use().peakMebibytes());
  }

  private void report(String title, Tally tally, double loadPercent) {
    progress.accept(
        "%s: %,d answers, %,d failed; load and provider used %.0f %% of a core"
            .formatted(title, tally.answers().size(), tally.failed(), loadPercent));
  }

  @Override
  public void close() {
    loop.close();
    provider.close();
  }
}
