// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.ProviderUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few platform threads that compute, since a virtual thread in native code would keep its carrier
 * from all others. They start with the first call. Calls stand in one queue; after each batch a
 * call goes to its end, so that a short one does not wait for all of a long one.
 */
final class Lane implements AutoCloseable {
  /**
   * Loading the model overran stacks of 1 and of 2 MB, while 4 MB were enough, and what overruns
   * its stack in native code ends the whole process. Memory is taken only as far as it is used.
   */
  private static final long STACK_BYTES = 16L << 20;

  private final OnnxSettings settings;
  private final LoadedEngine engine;
  private final Semaphore room;
  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final ReentrantLock starting = new ReentrantLock();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  Lane(OnnxSettings settings, Engine.Loader loader) {
    this.settings = settings;
    this.engine = new LoadedEngine(loader);
    this.room = new Semaphore(settings.queue());
  }

  /** Has them embedded, and waits for it. */
  Vectors embed(List<String> texts) {
    if (!room.tryAcquire()) {
      throw new OverloadedException(
          settings.queue()
              + " calls wait for the embedding model already: try again later, or raise the"
              + " queue's limit");
    }
    Job job = new Job(texts);
    try {
      start();
      queue.add(job);
      if (closed) {
        job.fail(closedFailure());
      }
      return job.await();
    } catch (ProviderUnavailableException e) {
      queue.remove(job);
      throw e;
    } finally {
      room.release();
    }
  }

  int calls() {
    return settings.queue() - room.availablePermits();
  }

  /** The calls whose next batch nobody computes yet. */
  int waiting() {
    return queue.size();
  }

  private void start() {
    starting.lock();
    try {
      if (closed) {
        throw closedFailure();
      }
      while (threads.size() < settings.threads()) {
        threads.add(
            Thread.ofPlatform()
                .name("parley-onnx-" + (threads.size() + 1))
                .daemon()
                .stackSize(STACK_BYTES)
                .start(this::run));
      }
    } finally {
      starting.unlock();
    }
  }

  private void run() {
    try {
      while (!closed) {
        serve(queue.take());
      }
    } catch (InterruptedException e) {
      // the lane is being closed
    }
  }

  /** Whatever happens, nobody is left waiting and the thread goes on. */
  private void serve(Job job) {
    if (job.isOver()) {
      return;
    }
    try {
      Engine loaded = engine.get();
      job.plan(loaded);
      Job.Portion portion = job.take();
      if (!portion.last()) {
        queue.add(job);
      }
      job.add(portion, loaded.encoder().sums(portion.batch()));
    } catch (RuntimeException | Error e) {
      job.fail(e);
    }
  }

  @Override
  public void close() {
    starting.lock();
    try {
      closed = true;
      threads.forEach(Thread::interrupt);
    } finally {
      starting.unlock();
    }
    for (Job job = queue.poll(); job != null; job = queue.poll()) {
      job.fail(closedFailure());
    }
    join();
    // a thread that was at a batch has put its call back meanwhile
    for (Job job = queue.poll(); job != null; job = queue.poll()) {
      job.fail(closedFailure());
    }
    engine.close();
  }

  private void join() {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProviderUnavailableException closedFailure() {
    return new ProviderUnavailableException(
        "provider_unavailable", "the embedding model is closed: open another one");
  }
}
