// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A key that one run of a request holds. It ends once: with the run's answer kept, or released so
 * that the request may run again.
 */
public final class Claim {
  private final KeyRecords records;
  private final String name;
  private final Clock clock;
  private final Duration lease;
  private final Runnable onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private KeyRecord.Running run;
  private long version;
  private boolean open = true;

  Claim(KeyRecords records, String name, Taken taken, Lease lease) {
    this.records = records;
    this.name = name;
    this.run = taken.run();
    this.version = taken.version();
    this.clock = lease.clock();
    this.lease = lease.length();
    this.onEnd = lease.onEnd();
  }

  /**
   * Ends the run with its answer. When this returns true, the answer is durable, and every repeat
   * gets it for 24 hours.
   *
   * @return whether this call kept it; false when the claim had ended, or another engine had taken
   *     this one for dead
   * @throws StorageUnavailableException when it can't be stored: the key is then released
   */
  public boolean keep(KeptAnswer answer) {
    return end(
        () ->
            records.keep(name, run, version, answer, clock.instant().plus(Idempotency.RETENTION)));
  }

  /** Lets the request run again; does nothing once the claim has ended. */
  public void release() {
    boolean unused =
        end(
            () -> {
              try {
                records.remove(name, run.claim());
              } catch (StorageUnavailableException | OverloadedException e) {
                // Nobody renews it: the next one takes it for dead.
              }
              return true;
            });
  }

  /** Gives signs of life to the other engines until the run ends. */
  void keepAlive() {
    Thread.ofVirtual().name("idempotency-" + run.claim()).start(this::renewWhileOpen);
  }

  private void renewWhileOpen() {
    lock.lock();
    try {
      while (open) {
        if (ended.awaitNanos(lease.toNanos() / 3) <= 0 && open) {
          renew();
        }
      }
    } catch (ConflictException e) {
      // Another took this run for dead: who ends it is told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void renew() {
    KeyRecord.Running next =
        new KeyRecord.Running(run.print(), run.claim(), run.holder(), clock.instant().plus(lease));
    try {
      version = records.put(name, next, version, clock.instant().plus(Idempotency.RETENTION));
      run = next;
    } catch (ConflictException e) {
      // The renewal before was carried out, though the store said that it failed.
      version = records.ofRun(name, run.claim()).orElseThrow(() -> e).version();
    } catch (StorageUnavailableException | OverloadedException e) {
      // Tried again with the next renewal.
    }
  }

  /** An interrupt ends the work for a request; what became of it is stored all the same. */
  private boolean end(BooleanSupplier writing) {
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      if (!open) {
        return false;
      }
      open = false;
      ended.signalAll();
      return written(writing);
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean written(BooleanSupplier writing) {
    try {
      return writing.getAsBoolean();
    } finally {
      onEnd.run();
    }
  }

  /** What was written when the key was taken. */
  record Taken(KeyRecord.Running run, long version) {}

  /** How a claim is held, and what follows its end. */
  record Lease(Clock clock, Duration length, Runnable onEnd) {}
}
