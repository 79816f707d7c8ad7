// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * One thread that serves any number of sockets and timers. All but {@link #execute} and {@link
 * #await} is its own. A task that throws ends it.
 */
final class EventLoop implements AutoCloseable {
  private static final int READ_BUFFER = 64 * 1024;

  /** Told when its channel is ready for what it was registered for. */
  interface Ready {
    void ready(SelectionKey key);
  }

  private record Timer(long at, Runnable task) {}

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>((a, b) -> Long.compare(a.at() - b.at(), 0));
  private final byte[] readBuffer = new byte[READ_BUFFER];
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private volatile boolean closed;

  private EventLoop(Selector selector, String name) {
    this.selector = selector;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  static EventLoop start(String name) throws IOException {
    EventLoop loop = new EventLoop(Selector.open(), name);
    loop.thread.start();
    return loop;
  }

  /** Runs a task on the loop; from any thread. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /**
   * Waits for what a task of the loop completes.
   *
   * @throws java.util.concurrent.CompletionException when the loop ends before, with the reason
   */
  <T> T await(CompletableFuture<T> result) {
    CompletableFuture.anyOf(result, end).join();
    return result.join();
  }

  /** Runs a task at a time of {@link System#nanoTime}. */
  void at(long nanos, Runnable task) {
    timers.add(new Timer(nanos, task));
  }

  SelectionKey register(SelectableChannel channel, int operations, Ready ready) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, ready);
  }

  /** What is read goes here first; whoever reads is done with it before the next one reads. */
  byte[] readBuffer() {
    return readBuffer;
  }

  private void run() {
    try (selector) {
      try {
        serve();
      } finally {
        for (SelectionKey key : selector.keys()) {
          key.channel().close();
        }
      }
      end.completeExceptionally(new IllegalStateException("the loop was closed"));
    } catch (IOException e) {
      end.completeExceptionally(e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(e);
      throw e; // where nobody awaits anything of this loop, its thread still says why it died
    }
  }

  private void serve() throws IOException {
    while (!closed) {
      select();
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      long now = System.nanoTime();
      for (Timer next = timers.peek(); next != null && next.at() - now <= 0; next = timers.peek()) {
        timers.remove();
        next.task().run();
      }
    }
  }

  private void select() throws IOException {
    Timer next = timers.peek();
    long wait = next == null ? Long.MAX_VALUE : next.at() - System.nanoTime();
    if (!tasks.isEmpty() || wait <= 0) {
      selector.selectNow(EventLoop::handle);
    } else if (next == null) {
      selector.select(EventLoop::handle);
    } else {
      selector.select(EventLoop::handle, TimeUnit.NANOSECONDS.toMillis(wait) + 1);
    }
  }

  private static void handle(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof Ready ready) {
      ready.ready(key);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
