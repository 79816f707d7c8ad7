// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a child when Parley ends, even by {@code kill -9}: a small shell between them holds our end
 * of a pipe. Where there is no shell (Windows) the child runs bare, and an orderly exit ends it.
 */
final class Guard {
  private static final Path SHELL = Path.of("/bin/sh");

  private Guard() {}

  static boolean available() {
    return Files.isExecutable(SHELL);
  }

  /** The command under guard; when the pipe closes it has the grace time to end by itself. */
  static List<String> over(List<String> command, Duration grace) {
    if (!available()) {
      return command;
    }
    List<String> guarded = new ArrayList<>();
    String script = Scripts.read("guard.sh");
    guarded.addAll(List.of(SHELL.toString(), "-c", script, "parley-guard", "" + grace.toSeconds()));
    guarded.addAll(command);
    return List.copyOf(guarded);
  }
}
