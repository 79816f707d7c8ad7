// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The part of a file that is here already, beside its target as {@code NAME.part}; {@code
 * NAME.part.from} says of what it is a part, so that no two files are ever stitched together.
 */
final class PartFile {
  private static final int BLOCK = 1 << 16;
  private static final String NO_VALIDATOR = "";

  private final Path target;
  private final Path part;
  private final Path origin;
  private final String identity;

  PartFile(Path target, String identity) throws IOException {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.origin = target.resolveSibling(target.getFileName() + ".part.from");
    this.identity = identity;
    if (!identity.equals(originLine(0))) {
      discard();
    }
  }

  Path folder() {
    return Folders.of(target);
  }

  Path path() {
    return part;
  }

  long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** The ETag or date that the server gave to the bytes that are here; empty without one. */
  String validator() throws IOException {
    return originLine(1);
  }

  void begin(String validator) throws IOException {
    discard();
    Files.write(origin, List.of(identity, validator));
  }

  void begin() throws IOException {
    begin(NO_VALIDATOR);
  }

  /** Adds all that comes; {@code size} hears the size of the part now and then. */
  void append(InputStream in, LongConsumer size) throws IOException {
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      try {
        copy(in, out, size);
      } finally {
        out.force(true);
      }
    }
  }

  private static void copy(InputStream in, FileChannel out, LongConsumer size) throws IOException {
    byte[] block = new byte[BLOCK];
    long written = out.size();
    size.accept(written);
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      ByteBuffer buffer = ByteBuffer.wrap(block, 0, read);
      while (buffer.hasRemaining()) {
        written += out.write(buffer);
      }
      size.accept(written);
    }
  }

  /** Makes the part the target. */
  void finish() throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(origin);
  }

  void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(origin);
  }

  private String originLine(int index) throws IOException {
    List<String> lines = Files.exists(origin) ? Files.readAllLines(origin) : List.of();
    return index < lines.size() ? lines.get(index) : NO_VALIDATOR;
  }
}
