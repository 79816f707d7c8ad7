// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.error.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The one thread that writes. What waits together is one group. */
final class WriteThread implements AutoCloseable {
  private static final Duration NO_HURRY = Duration.ofHours(1);

  private final LuceneSettings settings;
  private final BlockingQueue<Write> queue;
  private final Server server;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean ended;

  /** What the thread does. */
  interface Server {
    /** Answers every write of the group. */
    void serve(List<Write> group);

    /** Nothing came for a while after something was written; gives whether there is more to do. */
    boolean sweep();

    /** The thread ends. */
    void end();
  }

  WriteThread(LuceneSettings settings, Server server) {
    this.settings = settings;
    this.queue = new ArrayBlockingQueue<>(settings.writeQueue());
    this.server = server;
    this.thread = Thread.ofPlatform().name("parley-lucene-write").daemon().start(this::run);
  }

  /** Has it done and waits for it. */
  void call(Write write) {
    if (closed) {
      throw Failures.closed(settings.folder());
    }
    if (!queue.offer(write)) {
      throw new OverloadedException(
          "%d writes wait for the vector index already: try again later, or raise the queue's limit"
              .formatted(settings.writeQueue()));
    }
    if (ended && queue.remove(write)) {
      throw Failures.closed(settings.folder());
    }
    write.await();
  }

  /** Lets what waits be done, then ends the thread. */
  @Override
  public void close() {
    closed = true;
    // never an interrupt: it would close the file that is being written
    var unused = queue.offer(new Write(writer -> {}));
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // the folder's lock must be free when this returns
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean untidy = false;
    List<Write> group = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      take(untidy ? settings.sweepAfter() : NO_HURRY, group);
      if (group.isEmpty()) {
        untidy = !closed && untidy && server.sweep();
      } else {
        untidy = true; // also by what opens the folder: a stop may have broken a sweep off
        serve(group);
        group.clear();
      }
    }
    ended = true;
    server.end();
    for (Write late = queue.poll(); late != null; late = queue.poll()) {
      late.fail(Failures.closed(settings.folder()));
    }
  }

  /** Whatever happens, nobody is left waiting and the thread goes on. */
  private void serve(List<Write> group) {
    try {
      server.serve(group);
    } catch (RuntimeException | Error e) {
      group.forEach(write -> write.fail(e));
    }
  }

  private void take(Duration patience, List<Write> group) {
    try {
      Write first = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        group.add(first);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody may interrupt the writing thread", e);
    }
    queue.drainTo(group, settings.largestGroup() - group.size());
  }
}
