// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine's processor can do, where Linux tells. */
final class CpuFeatures {
  private final Path cpuInfo;

  CpuFeatures(Path cpuInfo) {
    this.cpuInfo = cpuInfo;
  }

  static CpuFeatures ofThisMachine() {
    return new CpuFeatures(Path.of("/proc/cpuinfo"));
  }

  boolean has(String flag) {
    try {
      return Files.readString(cpuInfo)
          .lines()
          .filter(line -> line.startsWith("flags"))
          .anyMatch(line -> (line + " ").contains(" " + flag + " "));
    } catch (IOException e) {
      return false; // not Linux
    }
  }
}
