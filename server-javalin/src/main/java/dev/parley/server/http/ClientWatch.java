// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices clients that leave while a handler works for them, which Jetty does not tell of before
 * something is written. One thread watches the connections of all exchanges: one that is readable
 * and has nothing to read is closed at its other end; one that has something holds the next
 * request, and is left alone until that is answered.
 *
 * <p>A connection is registered once and stays so until it is closed: a key that was cancelled
 * could not be used for the connection's next request.
 */
final class ClientWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientWatch.class);

  /** A registered connection is not freed before the selector has looked again. */
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Selector selector;
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private ClientWatch(Selector selector) {
    this.selector = selector;
  }

  static ClientWatch start() {
    try {
      ClientWatch watch = new ClientWatch(Selector.open());
      Thread.ofPlatform().daemon().name("client-watch").start(watch::run);
      return watch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Watches a connection; {@code gone} is run once when its client leaves. */
  void begin(SocketChannel channel, Runnable gone) {
    changes.add(() -> watch(channel, gone));
    selector.wakeup();
  }

  /** Looks at it no more. */
  void end(SocketChannel channel) {
    changes.add(() -> leave(channel)); // done when the selector wakes up for anything
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }

  private void run() {
    try (selector) {
      while (!closed) {
        selector.select(this::look, selector.keys().isEmpty() ? 0 : LOOK_AGAIN_MILLIS);
        for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
          change.run();
        }
      }
    } catch (IOException e) {
      LOG.error("clients that leave are noticed late from now on", e);
    }
  }

  private void watch(SocketChannel channel, Runnable gone) {
    try {
      SelectionKey key = channel.keyFor(selector);
      if (key == null) {
        channel.register(selector, SelectionKey.OP_READ, gone);
      } else {
        key.attach(gone);
        key.interestOps(SelectionKey.OP_READ);
      }
    } catch (ClosedChannelException | CancelledKeyException e) {
      gone.run();
    }
  }

  private void leave(SocketChannel channel) {
    SelectionKey key = channel.keyFor(selector);
    if (key != null) {
      rest(key);
    }
  }

  private static void rest(SelectionKey key) {
    key.attach(null);
    try {
      key.interestOps(0);
    } catch (CancelledKeyException e) {
      // closed meanwhile: there is nothing to look at
    }
  }

  private void look(SelectionKey key) {
    Object gone = key.attachment();
    rest(key);
    if (gone instanceof Runnable work && isAtItsEnd((SocketChannel) key.channel())) {
      Thread.ofVirtual().name("client-gone").start(work);
    }
  }

  private static boolean isAtItsEnd(SocketChannel channel) {
    try {
      return channel.socket().getInputStream().available() == 0;
    } catch (IOException e) {
      return true;
    }
  }
}
