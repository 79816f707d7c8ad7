// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Parley costs as a gateway, beside a plain Go proxy and nginx. Prints a table for whole
 * answers, one for streams and one for very many streams. Run from the repository's root, with the
 * server built; {@code --help} shows the options.
 */
public final class Gateways {
  private final Options options;
  private final Pinning pinning;
  private final List<Launcher> launchers;

  private Gateways(Options options, Pinning pinning, List<Launcher> launchers) {
    this.options = options;
    this.pinning = pinning;
    this.launchers = launchers;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.print(Options.usage());
      return;
    }
    try {
      Options options = Options.parse(args);
      Programs programs = Programs.ofThisMachine();
      Pinning pinning = Pinning.ofThisMachine(programs);
      pinning.moveAway();
      new Gateways(options, pinning, launchers(options, programs)).measure();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static List<Launcher> launchers(Options options, Programs programs) {
    List<Launcher> all = new ArrayList<>();
    all.add(new ParleyLauncher("parley", options.parley(), options.javaOptions()));
    options
        .before()
        .ifPresent(older -> all.add(new ParleyLauncher("before", older, options.javaOptions())));
    all.add(new GoLauncher(programs));
    all.add(new NginxLauncher(programs));
    List<Launcher> found = new ArrayList<>();
    for (Launcher launcher : all) {
      Optional<String> lack = launcher.lack();
      if (!options.only().contains(launcher.name())) {
        continue;
      }
      lack.ifPresent(why -> System.out.println(launcher.name() + " is left out: " + why));
      if (lack.isEmpty()) {
        found.add(launcher);
      }
    }
    return found;
  }

  private static void say(String line) {
    System.err.println(line);
  }

  private void measure() throws IOException, InterruptedException {
    try (Harness harness = Harness.start(options, Gateways::say)) {
      if (options.connections() > 0 || options.streams() > 0) {
        inTurns(harness);
      }
      if (options.many() > 0) {
        System.out.println(Table.many(manyCaption(), harness.many(launchers, pinning)));
      }
    }
  }

  /** All gateways run at the same time; those that nobody asks cost next to nothing. */
  private void inTurns(Harness harness) throws IOException, InterruptedException {
    Map<String, RunningGateway> gateways = new LinkedHashMap<>();
    try {
      for (Launcher launcher : launchers) {
        gateways.put(launcher.name(), RunningGateway.start(launcher, pinning, harness.provider()));
      }
      if (options.connections() > 0) {
        gateways.forEach(harness::warmUpPlain);
        System.out.println(Table.plain(plainCaption(), harness.plain(gateways)));
      }
      if (options.streams() > 0) {
        gateways.forEach(harness::warmUpStreams);
        System.out.println(Table.streams(streamsCaption(), harness.streams(gateways)));
      }
    } finally {
      for (RunningGateway gateway : gateways.values()) {
        gateway.close();
      }
    }
  }

  private String plainCaption() {
    return "%d connections, %s".formatted(options.connections(), rounds("requests"));
  }

  private String streamsCaption() {
    return "%,d streams of %d chunks, %d ms apart, %s"
        .formatted(
            options.streams(), options.chunks(), options.delay().toMillis(), rounds("streams"));
  }

  private String rounds(String warming) {
    return "%s of %d s after %d s of %s to warm up; %s"
        .formatted(
            options.rounds() == 1 ? "1 round" : options.rounds() + " rounds",
            options.window().toSeconds(),
            options.warmUp().toSeconds(),
            warming,
            pinning);
  }

  private String manyCaption() {
    return "%,d streams of %d chunks, %d ms apart, in a fresh process after %d s of streams, one run each; %s"
        .formatted(
            options.many(),
            options.chunks(),
            options.manyDelay().toMillis(),
            options.warmUp().toSeconds(),
            pinning);
  }
}
