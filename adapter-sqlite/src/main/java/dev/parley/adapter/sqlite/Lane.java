// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A few platform threads that serve one bounded queue. Whoever calls waits, and does nothing. */
final class Lane implements AutoCloseable {
  private final Shape shape;
  private final BlockingQueue<Task<?>> queue;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger running;
  private volatile boolean closed;

  /**
   * How a lane is made up.
   *
   * @param name what goes over it, for people
   * @param capacity how much may wait
   * @param largestBatch how much one thread takes at once
   */
  record Shape(String name, int threads, int capacity, int largestBatch) {}

  /** What one of the threads does. */
  interface Server extends AutoCloseable {
    /** Answers every task. */
    void serve(List<Task<?>> batch);

    /** How long to wait for the next task before {@link #rest}. */
    Duration patience();

    /** Nothing came for a while. */
    void rest();

    @Override
    void close();
  }

  Lane(Shape shape, Supplier<Server> servers) {
    this.shape = shape;
    this.queue = new ArrayBlockingQueue<>(shape.capacity());
    this.running = new AtomicInteger(shape.threads());
    for (int i = 1; i <= shape.threads(); i++) {
      Server server = servers.get();
      threads.add(
          Thread.ofPlatform()
              .name("parley-sqlite-" + shape.name() + "-" + i)
              .daemon()
              .start(() -> run(server)));
    }
  }

  /** Has the work done and gives its result. */
  <T extends @Nullable Object> T call(Task.Work<T> work) {
    Task<T> task = new Task<>(work);
    if (closed) {
      throw closedFailure();
    }
    if (!queue.offer(task)) {
      throw new OverloadedException(
          "%d %ss wait for the database already: try again later, or raise the queue's limit"
              .formatted(shape.capacity(), shape.name()));
    }
    if (running.get() == 0 && queue.remove(task)) {
      throw closedFailure();
    }
    return task.await();
  }

  /** How much waits now. */
  int waiting() {
    return queue.size();
  }

  boolean isClosed() {
    return closed;
  }

  /** Lets what waits be done, then ends the threads. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Server server) {
    try (server) {
      List<Task<?>> batch = new ArrayList<>();
      while (!closed || !queue.isEmpty()) {
        take(server.patience(), batch);
        if (batch.isEmpty()) {
          server.rest();
        } else {
          serve(server, batch);
          batch.clear();
        }
      }
    } finally {
      if (running.decrementAndGet() == 0) {
        refuseTheRest();
      }
    }
  }

  /** Whatever happens, nobody is left waiting and the thread goes on. */
  private static void serve(Server server, List<Task<?>> batch) {
    try {
      server.serve(batch);
    } catch (RuntimeException | Error e) {
      batch.forEach(task -> task.fail(e));
    }
  }

  private void take(Duration patience, List<Task<?>> batch) {
    try {
      Task<?> first = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        batch.add(first);
      }
    } catch (InterruptedException e) {
      // the lane is being closed: what waits is still done
    }
    queue.drainTo(batch, shape.largestBatch() - batch.size());
  }

  private void refuseTheRest() {
    for (Task<?> task = queue.poll(); task != null; task = queue.poll()) {
      task.fail(closedFailure());
    }
  }

  private static StorageUnavailableException closedFailure() {
    return new StorageUnavailableException("the database is closed; open it again");
  }
}
