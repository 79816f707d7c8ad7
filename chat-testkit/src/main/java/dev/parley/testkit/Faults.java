// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.error.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a test lets go wrong in a fake store. Operations are named as the port's methods are, for
 * instance {@code write}; {@link #ANY} stands for all of them. Safe to use from any thread.
 */
public final class Faults {
  /** Every operation. */
  public static final String ANY = "*";

  private final List<Fault> faults = new ArrayList<>();

  public Faults() {}

  /** The next {@code calls} of the operation fail before anything is done. */
  public void failNext(String operation, int calls) {
    failNext(
        operation, calls, () -> new StorageUnavailableException("the test made this call fail"));
  }

  /** The next {@code calls} of the operation throw what {@code failure} gives, nothing done. */
  public void failNext(String operation, int calls, Supplier<? extends RuntimeException> failure) {
    add(new Fault(operation, new AtomicInteger(calls), failure, false, null));
  }

  /**
   * The next {@code calls} of the operation are carried out, yet their caller is told that they
   * failed: the acknowledgement was lost on the way.
   */
  public void loseNextAnswers(String operation, int calls) {
    add(
        new Fault(
            operation,
            new AtomicInteger(calls),
            () -> new StorageUnavailableException("the test lost the answer to this call"),
            true,
            null));
  }

  /** From now on every call of the operation waits, nothing done, until the stall is closed. */
  public Stall stall(String operation) {
    Stall stall = new Stall(this);
    add(
        new Fault(
            operation,
            new AtomicInteger(Integer.MAX_VALUE),
            () -> new StorageUnavailableException("the call was interrupted while it was stalled"),
            false,
            stall));
    return stall;
  }

  <T extends @Nullable Object> T around(String operation, Supplier<T> work) {
    Fault fault = take(operation);
    if (fault == null) {
      return work.get();
    }
    if (fault.stall != null) {
      if (fault.stall.await()) {
        return work.get();
      }
      throw fault.failure.get();
    }
    if (fault.after) {
      var unused = work.get();
    }
    throw fault.failure.get();
  }

  private synchronized void add(Fault fault) {
    faults.add(fault);
  }

  private synchronized void end(Stall stall) {
    faults.removeIf(fault -> fault.stall == stall);
  }

  private synchronized @Nullable Fault take(String operation) {
    Fault next =
        faults.stream().filter(fault -> fault.concerns(operation)).findFirst().orElse(null);
    if (next != null && next.left.decrementAndGet() == 0) {
      faults.remove(next);
    }
    return next;
  }

  private record Fault(
      String operation,
      AtomicInteger left,
      Supplier<? extends RuntimeException> failure,
      boolean after,
      @Nullable Stall stall) {
    boolean concerns(String called) {
      return operation.equals(ANY) || operation.equals(called);
    }
  }

  /** Calls that wait. Closing it lets them go on. */
  public static final class Stall implements AutoCloseable {
    private final Faults owner;
    private final CountDownLatch released = new CountDownLatch(1);
    private int waiting;

    private Stall(Faults owner) {
      this.owner = owner;
    }

    /** Waits until as many calls wait here. */
    public synchronized void awaitWaiting(int calls) throws InterruptedException {
      while (waiting < calls) {
        wait();
      }
    }

    @Override
    public void close() {
      owner.end(this);
      released.countDown();
    }

    private boolean await() {
      synchronized (this) {
        waiting++;
        notifyAll();
      }
      try {
        released.await();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
