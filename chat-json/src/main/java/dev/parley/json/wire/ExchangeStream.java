// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.port.AnswerStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an exchange, as the port hands it out.
 *
 * <p>Any thread may cancel a call, but a body may be closed only while nobody reads it. So closing
 * cancels, and the connection is given up under the reader's lock: by the reader itself when one is
 * inside, else by whoever closes.
 *
 * @param <T> the pieces
 */
public abstract class ExchangeStream<T> implements AnswerStream<T> {
  private enum Phase {
    OPEN,
    OVER,
    CLOSED
  }

  private final Supplier<Exchange<T>> asking;
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
  private volatile @Nullable Exchange<T> exchange;
  private @Nullable Answer<T> answer;
  private @Nullable T next;

  /**
   * An answer that is asked for when it is first read.
   *
   * @param asking checks the request and makes the call, without sending it
   */
  ExchangeStream(Supplier<Exchange<T>> asking) {
    this.asking = asking;
  }

  @Override
  public final boolean hasNext() {
    reading.lock();
    try {
      if (next == null && isOpen()) {
        next = read();
      }
      return next != null;
    } finally {
      reading.unlock();
      releaseWhenOver();
    }
  }

  @Override
  public final T next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the answer is at its end");
    }
    T piece = next;
    next = null;
    return piece;
  }

  @Override
  public final void close() {
    if (phase.compareAndSet(Phase.OPEN, Phase.CLOSED)) {
      cancel();
    }
    releaseWhenOver();
  }

  private @Nullable T read() {
    try {
      T piece = answer().read();
      if (piece == null) {
        phase.compareAndSet(Phase.OPEN, Phase.OVER);
      }
      return isOpen() ? piece : null;
    } catch (IOException e) {
      return failed(() -> failure(e));
    } catch (RuntimeException e) {
      return failed(() -> e);
    }
  }

  private Answer<T> answer() throws IOException {
    if (answer == null) {
      Exchange<T> asked = asking.get();
      exchange = asked;
      if (!isOpen()) {
        asked.cancel();
      }
      answer = asked.send();
    }
    return answer;
  }

  /** Once closed, whatever fails is our own doing and the answer is just over. */
  private @Nullable T failed(Supplier<RuntimeException> error) {
    if (!phase.compareAndSet(Phase.OPEN, Phase.OVER)) {
      return null;
    }
    cancel();
    throw error.get();
  }

  private RuntimeException failure(IOException e) {
    Exchange<T> asked = exchange;
    return asked == null ? new UncheckedIOException(e) : asked.failure(e);
  }

  private boolean isOpen() {
    return phase.get() == Phase.OPEN;
  }

  private void cancel() {
    Exchange<T> asked = exchange;
    if (asked != null) {
      asked.cancel();
    }
  }

  private void releaseWhenOver() {
    if (!isOpen() && reading.tryLock()) {
      try {
        Exchange<T> asked = exchange;
        if (asked != null) {
          asked.close();
        }
      } finally {
        reading.unlock();
      }
    }
  }
}
