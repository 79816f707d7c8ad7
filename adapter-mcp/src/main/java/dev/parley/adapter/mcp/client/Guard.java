// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a child when Parley ends, even by {@code kill -9}: a small shell between them holds the
 * other end of our pipe, and hands on what comes there. Where there is no shell (Windows) the child
 * runs bare, and an orderly exit ends it.
 */
final class Guard {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final String SCRIPT = "guard.sh";

  private Guard() {}

  /** The command under guard; when the pipe closes it has the grace time to end by itself. */
  static List<String> over(List<String> command, Duration grace) {
    if (!Files.isExecutable(SHELL)) {
      return command;
    }
    List<String> guarded = new ArrayList<>();
    guarded.addAll(
        List.of(SHELL.toString(), "-c", script(), "parley-guard", "" + grace.toSeconds()));
    guarded.addAll(command);
    return List.copyOf(guarded);
  }

  private static String script() {
    try (InputStream in = Guard.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing from this build of Parley");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
