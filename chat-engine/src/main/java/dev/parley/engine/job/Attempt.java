// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a job. The handler has a thread of its own, which may be interrupted; the one that
 * runs this renews the lease meanwhile and never is.
 */
final class Attempt {
  private static final System.Logger LOG = System.getLogger("dev.parley.job");

  /** How long a handler that was interrupted may take to end. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Job job;
  private final JobHandler handler;
  private final JobQueue queue;
  private final JobSettings settings;
  private final JobContext context = new JobContext();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean over;
  private volatile boolean stopped;
  private volatile boolean lost;
  private volatile @Nullable RawJson result;
  private volatile @Nullable Throwable failure;

  Attempt(Job job, JobHandler handler, JobQueue queue, JobSettings settings) {
    this.job = job;
    this.handler = handler;
    this.queue = queue;
    this.settings = settings;
    this.thread = Thread.ofVirtual().name("parley-job-" + job.id()).unstarted(this::handle);
  }

  /** Ends it before it is done. */
  void stop() {
    stopped = true;
    interrupt();
    wake.release();
  }

  /**
   * Does it; what is to be told of it, or null when that is nobody's business any more.
   *
   * @param failures says what a failure means
   */
  @Nullable Outcome run(Failures failures) {
    if (stopped) {
      return new Outcome.Released();
    }
    thread.start();
    try {
      watch();
    } catch (InterruptedException e) {
      // nobody interrupts a worker but the end of the world
      stop();
      Thread.currentThread().interrupt();
    }
    if (lost) {
      LOG.log(System.Logger.Level.WARNING, "job {0} was taken by another worker", job.id());
      return null;
    }
    RawJson came = result;
    if (came != null) {
      return new Outcome.Succeeded(came);
    }
    Throwable thrown = failure;
    return thrown == null || context.isCancelled()
        ? new Outcome.Released()
        : failures.of(job, thrown);
  }

  /** Says what a failure means. */
  interface Failures {
    Outcome of(Job job, Throwable failure);
  }

  private void handle() {
    try {
      result = handler.run(job, context);
    } catch (Throwable e) {
      failure = e;
    } finally {
      over = true;
      wake.release();
    }
  }

  private void watch() throws InterruptedException {
    if (stopped) {
      interrupt(); // the first one came before there was anything to interrupt
    }
    while (!over && !stopped && !lost) {
      if (!wake.tryAcquire(settings.renewal().toNanos(), TimeUnit.NANOSECONDS)) {
        renew();
      }
    }
    if (!over) {
      boolean unused = thread.join(GRACE);
    }
  }

  private void renew() {
    try {
      Job now = queue.renew(job.lease(), context.progress(), settings.visibility());
      if (now.state().cancelRequested() && !context.isCancelled()) {
        interrupt();
      }
    } catch (ConflictException e) {
      lost = true;
      interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "job " + job.id() + " could not be renewed", e);
    }
  }

  private void interrupt() {
    context.cancel();
    thread.interrupt();
  }
}
