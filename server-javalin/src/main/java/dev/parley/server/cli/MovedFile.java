// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The file that conversations are written to or read from. */
final class MovedFile {
  private static final String PIPE = "-";

  @Parameters(paramLabel = "FILE", description = "The file; - for standard output or input.")
  private String name = PIPE;

  /** Null for standard input or output. */
  @Nullable Path path(Surroundings surroundings) {
    return name.equals(PIPE) ? null : surroundings.workingDirectory().resolve(name);
  }
}
