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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices clients that leave while a handler works for them, which Jetty does not tell of before
 * something is written. One thread watches the connections of exchanges that last: one that is
 * readable and has nothing to read is closed at its other end; one that has something holds the
 * next request, and is left alone until that is answered.
 *
 * <p>Most exchanges are over before anybody could leave: they wait for their turn in a queue, and
 * are never looked at. A connection is registered once and stays so until it is closed: a key that
 * was cancelled could not be used for the connection's next request.
 */
final class ClientWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientWatch.class);

  /** How long an exchange goes unwatched. A registered connection is freed by the next look. */
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final Selector selector;
  private final Queue<Watched> newcomers = new ConcurrentLinkedQueue<>();
  private final Queue<Watched> leavers = new ConcurrentLinkedQueue<>();
  private volatile boolean resting;
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
  Watched begin(SocketChannel channel, Runnable gone) {
    Watched watched = new Watched(channel, gone);
    newcomers.add(watched);
    if (resting) {
      selector.wakeup();
    }
    return watched;
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }

  private void run() {
    try (selector) {
      while (!closed) {
        resting = true;
        boolean idle = newcomers.isEmpty() && selector.keys().isEmpty();
        resting = idle;
        selector.select(this::look, idle ? 0 : LOOK_AGAIN_MILLIS);
        for (Watched w = leavers.poll(); w != null; w = leavers.poll()) {
          w.rest(selector);
        }
        long old = System.nanoTime() - LOOK_AGAIN_MILLIS * 1_000_000;
        for (Watched w = newcomers.peek(); w != null && w.isFrom(old); w = newcomers.peek()) {
          newcomers.remove();
          w.register(selector);
        }
      }
    } catch (IOException e) {
      LOG.error("clients that leave are not noticed from now on", e);
    }
  }

  private void look(SelectionKey key) {
    Object attached = key.attachment();
    rest(key);
    if (attached instanceof Watched watched && isAtItsEnd((SocketChannel) key.channel())) {
      watched.isGone();
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

  private static boolean isAtItsEnd(SocketChannel channel) {
    try {
      return channel.socket().getInputStream().available() == 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** A connection that is, or will be, looked at. */
  final class Watched {
    private final SocketChannel channel;
    private final AtomicReference<@Nullable Runnable> gone;
    private final long since = System.nanoTime();
    private volatile boolean registered;

    private Watched(SocketChannel channel, Runnable gone) {
      this.channel = channel;
      this.gone = new AtomicReference<>(gone);
    }

    /** Looks at it no more. */
    void end() {
      gone.set(null);
      if (registered) {
        leavers.add(this); // done when the selector looks again
      }
    }

    private boolean isFrom(long nanos) {
      return since - nanos <= 0 || gone.get() == null;
    }

    private void register(Selector selector) {
      if (gone.get() == null) {
        return;
      }
      registered = true;
      try {
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
          channel.register(selector, SelectionKey.OP_READ, this);
        } else {
          key.attach(this);
          key.interestOps(SelectionKey.OP_READ);
        }
      } catch (ClosedChannelException | CancelledKeyException e) {
        isGone();
      }
      if (gone.get() == null) {
        leavers.add(this);
      }
    }

    private void rest(Selector selector) {
      SelectionKey key = channel.keyFor(selector);
      if (key != null && key.attachment() == this) {
        ClientWatch.rest(key);
      }
    }

    private void isGone() {
      Runnable work = gone.getAndSet(null);
      if (work != null) {
        Thread.ofVirtual().name("client-gone").start(work);
      }
    }
  }
}
