// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process on this machine fetch a thing; the others wait. The operating
 * system lets go of the lock when its holder dies.
 */
public final class FetchLock {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Path file;
  private final String what;
  private final Sleeper sleeper;

  FetchLock(Path file, String what, Sleeper sleeper) {
    this.file = file;
    this.what = what;
    this.sleeper = sleeper;
  }

  /**
   * A lock for fetching one thing.
   *
   * @param file made when missing, and left in place: to delete it would give two holders
   * @param what the thing, for people
   */
  public static FetchLock on(Path file, String what) {
    return new FetchLock(file, what, Sleeper.real());
  }

  /** What is done by one at a time. */
  @FunctionalInterface
  public interface Action {
    void run() throws IOException, InterruptedException;
  }

  /** Does it when nobody else does; says once that it waits. */
  public void exclusively(Action action, Progress progress)
      throws IOException, InterruptedException {
    Files.createDirectories(Folders.of(file));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (boolean told = false; tryLock(channel) == null; told = true) {
        if (!told) {
          progress.note("waiting for another Parley, which is fetching " + what);
        }
        sleeper.sleep(LOOK_AGAIN);
      }
      action.run();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another thread of this process
    }
  }
}
