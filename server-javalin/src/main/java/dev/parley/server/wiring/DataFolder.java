// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a server keeps everything in, held for itself: what another process left open in
 * its stores can only be a process that died.
 */
final class DataFolder implements AutoCloseable {
  /** Far behind the text of the file, so that others can still read it where locks are strict. */
  private static final long LOCKED_BYTE = 1L << 32;

  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made where there is none, until it is closed or the process ends.
   *
   * @throws StartFailedException when another process has it, or it can't be used
   */
  static DataFolder take(Path folder) {
    Path file = folder.resolve("parley.lock");
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw taken(folder, holder(file), channel, null);
      }
      byte[] us = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0).write(ByteBuffer.wrap(us));
      return new DataFolder(folder, channel);
    } catch (OverlappingFileLockException e) {
      throw taken(folder, "this one", channel, e);
    } catch (IOException e) {
      close(channel);
      throw new StartFailedException(
          "data_dir is "
              + folder
              + ", which can't be used ("
              + e
              + "): make it writable, or set data_dir to another folder",
          e);
    }
  }

  private static String holder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return pid.isEmpty() ? "another one" : pid;
  }

  private static StartFailedException taken(
      Path folder, String holder, @Nullable FileChannel channel, @Nullable Exception cause) {
    close(channel);
    return new StartFailedException(
        "data_dir is "
            + folder
            + ", which another Parley uses (process "
            + holder
            + "): stop that one, or set data_dir to another folder",
        cause);
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // what matters is said by the exception that this is closed for
      }
    }
  }

  Path path() {
    return folder;
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
