// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer as server-sent events, each sent off as it comes. While there is nothing to send, a
 * comment now and then keeps the connection open. Nothing is sent before the first of either, so
 * that an error before it can still have a status of its own.
 */
public final class EventStream implements AutoCloseable {
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);
  private final Exchange exchange;
  private final HttpServletResponse response;
  private final long interval;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean begun;
  private boolean closed;
  private long lastSent = System.nanoTime();

  private EventStream(Exchange exchange, HttpServletResponse response, Duration interval) {
    this.exchange = exchange;
    this.response = response;
    this.interval = interval.toNanos();
  }

  /** A stream that sends comments from now on, that far apart. */
  public static EventStream open(
      Exchange exchange, HttpServletResponse response, Duration keepAlive) {
    EventStream stream = new EventStream(exchange, response, keepAlive);
    Thread.ofVirtual().name("keep-alive").start(stream::keepAlive);
    return stream;
  }

  /** Sends an event, unless the client has left. */
  public void send(byte[] json) {
    write(json, false);
  }

  /** Sends the last event, if there is one, and that it was the last. */
  public void finish(byte @Nullable [] json) {
    close();
    write(json, true);
  }

  /**
   * Ends the stream with an error. False, and nothing is sent, when it has not begun: then the
   * error can be answered as any other.
   */
  public boolean fail(RuntimeException cause) {
    lock.lock();
    try {
      close();
      if (begun && !exchange.isGone()) {
        HttpError error = ErrorMapper.map(cause, exchange.requestId());
        ErrorAnswers.log(error, cause, exchange.requestId());
        exchange.notes().error(error.code());
        write(error.json(), false);
      }
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /** Sends no more comments. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void write(byte @Nullable [] json, boolean last) {
    lock.lock();
    try {
      ServletOutputStream out = out();
      if (json != null) {
        out.write(DATA);
        out.write(json);
        out.write(END);
      }
      if (last) {
        out.write(DONE);
      }
      out.flush();
    } catch (IOException e) {
      exchange.gone();
    } finally {
      lock.unlock();
    }
  }

  private ServletOutputStream out() throws IOException {
    if (!begun) {
      begun = true;
      response.setStatus(200);
      response.setContentType("text/event-stream");
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.setHeader("Cache-Control", "no-cache, no-transform");
      response.setHeader("X-Accel-Buffering", "no");
    }
    lastSent = System.nanoTime();
    return response.getOutputStream();
  }

  private void keepAlive() {
    lock.lock();
    try {
      while (!closed) {
        long left = interval - (System.nanoTime() - lastSent);
        if (left > 0) {
          changed.awaitNanos(left);
        } else {
          ServletOutputStream out = out();
          out.write(COMMENT);
          out.flush();
        }
      }
    } catch (IOException e) {
      exchange.gone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
