// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * An answer as server-sent events, each sent off as it comes. While there is nothing to send, a
 * comment now and then keeps the connection open. Nothing is sent before the first of either, so
 * that an error before it can still have a status of its own.
 *
 * <p>It writes to Jetty's own response: the servlet's would copy every event into a buffer which it
 * keeps for each stream.
 */
public final class EventStream implements AutoCloseable {
  static final String TYPE = "text/event-stream; charset=utf-8";
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);
  private final Exchange exchange;
  private final Response response;
  private final long interval;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean begun;
  private volatile boolean closed;
  private volatile long lastSent = System.nanoTime();
  private volatile Runnable reminder = () -> {};

  private EventStream(Exchange exchange, Duration interval) {
    this.exchange = exchange;
    this.response = exchange.response();
    this.interval = interval.toNanos();
  }

  /** A stream that sends comments from now on, that far apart. */
  public static EventStream open(Exchange exchange, Duration keepAlive) {
    EventStream stream = new EventStream(exchange, keepAlive);
    stream.remindAfter(stream.interval);
    return stream;
  }

  /** Sends an event, unless the client has left. */
  public void send(byte[] json) {
    byte[] event = event(json, DATA.length + json.length + END.length);
    exchange.recorder().piece(event);
    write(event);
  }

  /** Sends the last event, if there is one, and that it was the last. */
  public void finish(byte @Nullable [] json) {
    close();
    byte[] last = DONE;
    if (json != null) {
      int length = DATA.length + json.length + END.length;
      last = event(json, length + DONE.length);
      System.arraycopy(DONE, 0, last, length, DONE.length);
    }
    exchange.recorder().piece(last);
    exchange.recorder().end();
    write(last);
  }

  /** Sends a whole stream that was sent before. */
  static void replay(Exchange exchange, byte[] events) {
    new EventStream(exchange, Duration.ZERO).write(events);
  }

  /**
   * Ends the stream with an error. False, and nothing is sent, when it has not begun: then the
   * error can be answered as any other.
   */
  public boolean fail(RuntimeException cause) {
    lock.lock();
    try {
      close();
      exchange.recorder().drop();
      if (begun && !exchange.isGone()) {
        HttpError error = ErrorMapper.map(cause, exchange.requestId());
        ErrorAnswers.log(error, cause, exchange.requestId());
        exchange.notes().error(error.code());
        send(error.json());
      }
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /** Sends no more comments. */
  @Override
  public void close() {
    closed = true;
    reminder.run();
  }

  private static byte[] event(byte[] json, int length) {
    byte[] event = new byte[length];
    System.arraycopy(DATA, 0, event, 0, DATA.length);
    System.arraycopy(json, 0, event, DATA.length, json.length);
    for (int i = 0; i < json.length; i++) {
      // between values JSON may have line ends, which would end the event's line too
      if (json[i] == '\n' || json[i] == '\r') {
        event[DATA.length + i] = ' ';
      }
    }
    System.arraycopy(END, 0, event, DATA.length + json.length, END.length);
    return event;
  }

  /** One packet, where the network allows it; returns when the network has taken it. */
  private void write(byte[] bytes) {
    lock.lock();
    try {
      if (!begun) {
        begun = true;
        begin();
      }
      lastSent = System.nanoTime();
      Content.Sink.write(response, false, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      exchange.gone();
    } finally {
      lock.unlock();
    }
  }

  private void begin() {
    response.setStatus(200);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, TYPE);
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache, no-transform");
    headers.put("X-Accel-Buffering", "no");
  }

  private void remindAfter(long nanos) {
    reminder = exchange.ticker().after(nanos, this::remind);
    if (closed) {
      reminder.run();
    }
  }

  private void remind() {
    long left = interval - (System.nanoTime() - lastSent);
    if (left > 0) {
      remindAfter(left);
    } else if (!closed) {
      Thread.ofVirtual().name("keep-alive").start(this::comment);
      remindAfter(interval);
    }
  }

  /** Not needed while something else is being sent. */
  private void comment() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (!closed) {
        write(COMMENT);
      }
    } finally {
      lock.unlock();
    }
  }
}
