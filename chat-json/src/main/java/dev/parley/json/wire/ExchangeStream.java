// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.port.ChatStream;
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
 */
public final class ExchangeStream implements ChatStream {
  private enum Phase {
    OPEN,
    OVER,
    CLOSED
  }

  private final Supplier<Exchange> asking;
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
  private volatile @Nullable Exchange exchange;
  private @Nullable Answer answer;
  private @Nullable ChatDelta next;

  /**
   * An answer that is asked for when it is first read.
   *
   * @param asking checks the request and makes the call, without sending it
   */
  public ExchangeStream(Supplier<Exchange> asking) {
    this.asking = asking;
  }

  @Override
  public boolean hasNext() {
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
  public ChatDelta next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the answer is at its end");
    }
    ChatDelta piece = next;
    next = null;
    return piece;
  }

  @Override
  public void close() {
    if (phase.compareAndSet(Phase.OPEN, Phase.CLOSED)) {
      cancel();
    }
    releaseWhenOver();
  }

  private @Nullable ChatDelta read() {
    try {
      ChatDelta piece = answer().read();
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

  private Answer answer() throws IOException {
    if (answer == null) {
      Exchange asked = asking.get();
      exchange = asked;
      if (!isOpen()) {
        asked.cancel();
      }
      answer = asked.send();
    }
    return answer;
  }

  /** Once closed, whatever fails is our own doing and the answer is just over. */
  private @Nullable ChatDelta failed(Supplier<RuntimeException> error) {
    if (!phase.compareAndSet(Phase.OPEN, Phase.OVER)) {
      return null;
    }
    cancel();
    throw error.get();
  }

  private RuntimeException failure(IOException e) {
    Exchange asked = exchange;
    return asked == null ? new UncheckedIOException(e) : asked.failure(e);
  }

  private boolean isOpen() {
    return phase.get() == Phase.OPEN;
  }

  private void cancel() {
    Exchange asked = exchange;
    if (asked != null) {
      asked.cancel();
    }
  }

  private void releaseWhenOver() {
    if (!isOpen() && reading.tryLock()) {
      try {
        Exchange asked = exchange;
        if (asked != null) {
          asked.close();
        }
      } finally {
        reading.unlock();
      }
    }
  }
}
