// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What a process and its children have used. */
final class ProcessUse {
  private static final double KIBIBYTES = 1024;

  private final ProcessHandle process;

  ProcessUse(ProcessHandle process) {
    this.process = process;
  }

  /** CPU time of the user and of the system, in all threads; as fine as the system counts it. */
  Duration cpu() {
    return all().map(ProcessUse::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  /** CPU time of the process without its children. */
  Duration ownCpu() {
    return cpu(process);
  }

  private static Duration cpu(ProcessHandle one) {
    return one.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The most memory that was resident so far, in MiB; NaN where there is no {@code /proc}. */
  double peakMebibytes() {
    return all().flatMapToDouble(ProcessUse::peak).reduce(Double::sum).orElse(Double.NaN);
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static DoubleStream peak(ProcessHandle one) {
    try {
      return peak(Files.readString(Path.of("/proc", Long.toString(one.pid()), "status")));
    } catch (IOException e) {
      return DoubleStream.empty();
    }
  }

  /** Reads {@code VmHWM} of a process's status. */
  static DoubleStream peak(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) / KIBIBYTES);
  }
}
