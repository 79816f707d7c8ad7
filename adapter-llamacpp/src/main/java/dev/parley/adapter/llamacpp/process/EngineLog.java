// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * What an engine says, kept in a file of bounded size: when it is full it becomes {@code NAME.1}
 * and a new one begins. The last of it is at hand for messages.
 */
final class EngineLog {
  private static final int BLOCK = 1 << 13;
  private static final int TAIL_BYTES = 4096;

  private final Path file;
  private final long largest;
  private byte[] tail = new byte[0];

  EngineLog(Path file, long largest) {
    this.file = file;
    this.largest = largest;
  }

  Path file() {
    return file;
  }

  /**
   * Writes all that comes until it ends. An engine is never stopped by a log that can't be kept.
   */
  void keep(InputStream output) {
    byte[] block = new byte[BLOCK];
    try {
      for (int read = output.read(block); read >= 0; read = output.read(block)) {
        remember(block, read);
        write(block, read);
      }
    } catch (IOException e) {
      // the pipe was closed under us, which is an end like any other
    }
  }

  /** The last lines. */
  synchronized List<String> tail(int lines) {
    List<String> all =
        new String(tail, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /** Forgets the last lines, before another run. */
  synchronized void begin() {
    tail = new byte[0];
  }

  private synchronized void remember(byte[] block, int length) {
    byte[] joined = Arrays.copyOf(tail, tail.length + length);
    System.arraycopy(block, 0, joined, tail.length, length);
    int from = Math.max(0, joined.length - TAIL_BYTES);
    tail = Arrays.copyOfRange(joined, from, joined.length);
  }

  private void write(byte[] block, int length) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file) && Files.size(file) + length > largest) {
        Path full = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, full, StandardCopyOption.REPLACE_EXISTING);
      }
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(block, 0, length);
      }
    } catch (IOException e) {
      byte[] complaint = ("log not kept: " + e + "\n").getBytes(StandardCharsets.UTF_8);
      remember(complaint, complaint.length);
    }
  }
}
