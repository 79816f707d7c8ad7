// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Does jobs in the background. A job that fails is tried again later, each time after a longer
 * wait, until its attempts are used up; each failure is logged once. At the end, jobs that run may
 * go on for a while; those that are not done then go back to the queue, and that attempt does not
 * count.
 */
public final class Jobs implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.parley.job");

  /** How often a worker tries at least to tell how a job ended. */
  private static final int TELLINGS = 3;

  /** After how long it tries again, and so much longer each time, up to so many times as long. */
  private static final Duration RETELLING = Duration.ofMillis(100);

  private static final int MOST_PATIENT = 10;

  /** How long a worker may take to tell how its job ended, when the engine ends. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final JobQueue queue;
  private final JobSettings settings;
  private final Clock clock;
  private final RandomGenerator random;
  private final Doorbell doorbell;
  private final Map<JobType, JobHandler> handlers = new HashMap<>();
  private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
  private final List<Thread> workers = new ArrayList<>();
  private final AtomicReference<@Nullable Runnable> asking = new AtomicReference<>();
  private volatile boolean stopping;
  private final CountDownLatch hurry = new CountDownLatch(1);
  private volatile boolean hurried;
  private volatile boolean troubled;

  /**
   * Jobs of that queue. None is done before {@link #start}.
   *
   * @param random spreads what is tried again
   */
  public Jobs(JobQueue queue, JobSettings settings, Clock clock, RandomGenerator random) {
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.doorbell = new Doorbell(settings.workers());
  }

  /** Asks for work as {@link JobQueue#enqueue} does, and calls a worker of this engine. */
  public JobId enqueue(NewJob job) {
    JobId id = queue.enqueue(job);
    doorbell.ring();
    return id;
  }

  /**
   * Starts the workers. Jobs of types that no handler is for are left to other engines.
   *
   * @throws IllegalStateException when they were started before, or two handlers have one type
   */
  public void start(List<JobHandler> given) {
    start(
        given,
        () -> {
          // there is nothing to ask for
        });
  }

  /**
   * The same, and asks for work once before any is taken: with a queue that is away, as soon as it
   * is back.
   */
  public synchronized void start(List<JobHandler> given, Runnable first) {
    if (!workers.isEmpty() || stopping) {
      throw new IllegalStateException("the workers were started or stopped before");
    }
    for (JobHandler handler : given) {
      if (handlers.put(handler.type(), handler) != null) {
        throw new IllegalStateException("two handlers are for jobs of type " + handler.type());
      }
    }
    asking.set(first);
    for (int i = 1; i <= settings.workers(); i++) {
      workers.add(Thread.ofVirtual().name("parley-worker-" + i).start(this::work));
    }
  }

  /** Ends the workers, once jobs that run are done or the drain time is over. */
  @Override
  public synchronized void close() {
    stopping = true;
    doorbell.ringForEver();
    try {
      long end = System.nanoTime() + settings.drain().toNanos();
      for (Thread worker : workers) {
        boolean unused = worker.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hurried = true;
    hurry.countDown();
    running.forEach(Attempt::stop);
    boolean interrupted = Thread.interrupted();
    for (Thread worker : workers) {
      interrupted |= !joined(worker);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean joined(Thread worker) {
    try {
      boolean unused = worker.join(LAST_WORDS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void work() {
    try {
      while (!stopping) {
        Optional<Job> job = next();
        if (job.isPresent()) {
          // there may be more than one worker can do
          doorbell.ring();
          attempt(job.get());
        } else {
          doorbell.await(settings.poll());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Job> next() {
    try {
      ask();
      Optional<Job> job = queue.lease(handlers.keySet(), settings.holder(), settings.visibility());
      troubled = false;
      return job;
    } catch (RuntimeException e) {
      // whatever it is, a worker that ended would be missed by nobody until the jobs pile up
      if (!troubled) {
        troubled = true;
        LOG.log(System.Logger.Level.WARNING, "the job queue can't be used for now", e);
      }
      return Optional.empty();
    }
  }

  private void ask() {
    Runnable first = asking.getAndSet(null);
    if (first == null) {
      return;
    }
    try {
      first.run();
    } catch (RuntimeException e) {
      asking.set(first);
      throw e;
    }
  }

  private void attempt(Job job) {
    JobHandler handler = handlers.get(job.type());
    if (handler == null) {
      throw new IllegalStateException("the queue gave a job of type " + job.type());
    }
    Attempt attempt = new Attempt(job, handler, queue, settings);
    running.add(attempt);
    try {
      if (hurried) {
        attempt.stop();
      }
      Outcome outcome = attempt.run(this::failed);
      if (outcome != null) {
        settle(job, outcome);
      }
    } finally {
      running.remove(attempt);
    }
  }

  private Outcome failed(Job job, Throwable failure) {
    int attempts = job.state().attempts();
    LOG.log(
        System.Logger.Level.WARNING,
        "job %s of type %s failed, attempt %d of %d"
            .formatted(job.id(), job.type(), attempts, job.asked().mostAttempts()),
        failure);
    boolean again = !(failure instanceof ParleyException known) || known.retryable();
    return new Outcome.Failed(
        explanation(failure),
        again ? clock.instant().plus(settings.backoff().delay(attempts, random)) : null);
  }

  private static String explanation(Throwable failure) {
    String message = failure instanceof ParleyException ? failure.getMessage() : null;
    String text =
        message == null || message.isBlank()
            ? failure.getClass().getSimpleName() + ": the server's log says more"
            : message;
    return text.substring(0, Math.min(text.length(), Outcome.LONGEST_ERROR));
  }

  /** Tells how a job ended, for as long as it is kept for this engine. */
  private void settle(Job job, Outcome outcome) {
    Instant giveUp = clock.instant().plus(settings.visibility());
    for (int telling = 1; ; telling++) {
      try {
        Job unused = queue.settle(job.lease(), outcome);
        return;
      } catch (ConflictException e) {
        LOG.log(System.Logger.Level.WARNING, "job {0} was taken by another worker", job.id());
        return;
      } catch (RuntimeException e) {
        boolean ending = hasEnded(RETELLING.multipliedBy(Math.min(telling, MOST_PATIENT)));
        boolean late = !clock.instant().isBefore(giveUp);
        if (late || (ending && telling >= TELLINGS)) {
          LOG.log(
              System.Logger.Level.WARNING,
              "how job " + job.id() + " ended could not be stored: it will be done again",
              e);
          return;
        }
      }
    }
  }

  /** Waits as long, and no longer than this engine goes on; whether it ends. */
  private boolean hasEnded(Duration pause) {
    try {
      return hurry.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
