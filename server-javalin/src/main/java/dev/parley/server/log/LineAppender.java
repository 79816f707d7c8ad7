// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes lines to the standard error output. Lines of the access log may wait a tenth of a second,
 * so that a busy server writes many of them at once; any other line is written as it comes, and
 * with it all that came before.
 */
public final class LineAppender extends OutputStreamAppender<ILoggingEvent> {
  private static final String ACCESS = "dev.parley.access";
  private static final long PATIENCE_NANOS = 100_000_000;
  private static final int BUFFER = 32_768;

  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Thread flusher = new Thread(this::flushNowAndThen, "log");
  private final Thread last = new Thread(this::flush, "log-end");

  /** Made by name, from {@code logback.xml}. */
  public LineAppender() {
    setImmediateFlush(false);
  }

  @Override
  public void start() {
    setOutputStream(new BufferedOutputStream(new StandardError(), BUFFER));
    super.start();
    flusher.setDaemon(true);
    flusher.start();
    Runtime.getRuntime().addShutdownHook(last);
  }

  @Override
  protected void append(ILoggingEvent line) {
    super.append(line);
    if (!ACCESS.equals(line.getLoggerName())) {
      flush();
    } else if (waiting.compareAndSet(false, true)) {
      LockSupport.unpark(flusher);
    }
  }

  private void flushNowAndThen() {
    while (isStarted()) {
      if (waiting.get()) {
        LockSupport.parkNanos(PATIENCE_NANOS);
        flush();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void flush() {
    waiting.set(false);
    streamWriteLock.lock();
    try {
      getOutputStream().flush();
    } catch (IOException e) {
      addError("the log can't be written", e);
    } finally {
      streamWriteLock.unlock();
    }
  }

  /** Never closed, since others write there too. */
  private static final class StandardError extends FilterOutputStream {
    StandardError() {
      super(ConsoleTarget.SystemErr.getStream());
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
