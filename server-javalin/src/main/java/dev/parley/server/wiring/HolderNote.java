// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server that holds a data folder wrote into its lock file: a line with its process, and
 * once it listens a line with its address.
 *
 * @param process its id, empty where none is written
 * @param address where it listens, null until then
 */
record HolderNote(String process, @Nullable URI address) {

  /** The note of this process. */
  static HolderNote ours(@Nullable URI address) {
    return new HolderNote(Long.toString(ProcessHandle.current().pid()), address);
  }

  /** What is written there; an empty note where nothing that can be read is. */
  static HolderNote read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      String process = lines.isEmpty() ? "" : lines.getFirst().strip();
      return new HolderNote(process, lines.size() < 2 ? null : URI.create(lines.get(1).strip()));
    } catch (IOException | IllegalArgumentException e) {
      return new HolderNote("", null);
    }
  }

  /** Whether its process still runs: a killed one leaves its note behind. */
  boolean isAlive() {
    return process.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(process)).map(ProcessHandle::isAlive).orElse(false);
  }

  byte[] text() {
    String text = address == null ? process + "\n" : process + "\n" + address + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
