// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.port.ChatStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Reads a stream to its end on a virtual thread of its own. */
final class Reader {
  private final List<ChatDelta> pieces = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile @Nullable Throwable error;
  private volatile boolean interrupted;

  private Reader(ChatStream stream) {
    thread =
        Thread.ofVirtual()
            .name("contract-reader")
            .unstarted(
                () -> {
                  try {
                    stream.forEachRemaining(pieces::add);
                  } finally {
                    interrupted = Thread.currentThread().isInterrupted();
                  }
                });
    thread.setUncaughtExceptionHandler(
        (t, e) -> {
          error = e;
        });
  }

  static Reader of(ChatStream stream) {
    Reader reader = new Reader(stream);
    reader.thread.start();
    return reader;
  }

  List<ChatDelta> pieces() {
    return pieces;
  }

  /** What {@code hasNext} threw; null when it came to be false. */
  @Nullable Throwable error() {
    return error;
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for its end. */
  void join() throws InterruptedException {
    Duration longest = Await.LONGEST;
    if (!thread.join(longest)) {
      throw new AssertionError("the reader is still blocked after " + longest);
    }
  }
}
