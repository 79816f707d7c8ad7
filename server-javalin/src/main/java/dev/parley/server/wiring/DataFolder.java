// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a server keeps everything in, held for itself: what another process left open in
 * its stores can only be a process that died.
 */
final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final String LOCK = "parley.lock";

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
    Path file = folder.resolve(LOCK);
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw taken(folder, HolderNote.read(file), channel, null);
      }
      DataFolder taken = new DataFolder(folder, channel);
      taken.write(HolderNote.ours(null));
      return taken;
    } catch (OverlappingFileLockException e) {
      throw taken(folder, HolderNote.read(file), channel, e);
    } catch (IOException e) {
      close(channel);
      throw UnusableFolder.because(folder, file, e);
    }
  }

  /** Where the server that holds this folder says that it listens; it may just have ended. */
  static Optional<URI> holder(Path folder) {
    HolderNote note = HolderNote.read(folder.resolve(LOCK));
    return note.isAlive() ? Optional.ofNullable(note.address()) : Optional.empty();
  }

  /** Writes where this process listens, for commands that look for the server of this folder. */
  void announce(URI address) {
    try {
      write(HolderNote.ours(address));
    } catch (IOException e) {
      LOG.warn("{} can't name {}: chat finds this server by --url alone", LOCK, address, e);
    }
  }

  private void write(HolderNote note) throws IOException {
    lock.truncate(0).write(ByteBuffer.wrap(note.text()), 0);
  }

  private static StartFailedException taken(
      Path folder, HolderNote holder, @Nullable FileChannel channel, @Nullable Exception cause) {
    close(channel);
    URI address = holder.address();
    return new StartFailedException(
        "data_dir is "
            + folder
            + ", which another Parley uses (process "
            + (holder.process().isEmpty() ? "unknown" : holder.process())
            + "): chat with that one (./parley chat --url "
            + (address == null ? "http://localhost:PORT" : address)
            + "), stop it, or set data_dir to another folder",
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
    try (lock) {
      lock.truncate(0);
    }
  }
}
