// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the gateway a core, and the load and the provider all others, where the system can. */
final class Pinning {
  private final @Nullable Path taskset;
  private final int cores;

  /**
   * How to share out the cores.
   *
   * @param taskset Linux' program for it; null for none
   */
  Pinning(@Nullable Path taskset, int cores) {
    this.taskset = taskset;
    this.cores = cores;
  }

  static Pinning ofThisMachine(Programs programs) {
    Optional<Path> taskset = programs.find("taskset");
    return new Pinning(taskset.orElse(null), Runtime.getRuntime().availableProcessors());
  }

  /** The command of a gateway, on the first core. */
  List<String> gateway(List<String> command) {
    if (taskset == null) {
      return command;
    }
    return Stream.concat(Stream.of(taskset.toString(), "-c", "0"), command.stream()).toList();
  }

  /** Moves this process to the other cores. */
  void moveAway() throws IOException, InterruptedException {
    if (taskset == null || cores < 2) {
      return;
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    Process moving =
        new ProcessBuilder(taskset.toString(), "-a", "-c", "-p", "1-" + (cores - 1), pid)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = moving.waitFor();
    if (status != 0) {
      throw new IOException("taskset could not move the load off core 0: it ended with " + status);
    }
  }

  /** For the caption of a table. */
  @Override
  public String toString() {
    if (taskset == null) {
      return "gateway, load and provider share " + cores + " cores";
    }
    return cores < 2
        ? "one core for everything"
        : "one core for the gateway, %d for load and provider".formatted(cores - 1);
  }
}
