// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.adapter.redis.Client.Connected;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that all share. It is opened by whoever needs it first, and again after it
 * broke; commands of many threads travel on it one behind the other. A call waits no longer than
 * the timeout for the connection and for its answer, and not at all while it is known that Redis is
 * gone.
 */
final class Link implements AutoCloseable {
  /**
   * So many in a row without an answer, and the connection is taken for dead: another is opened.
   */
  private static final int MOST_SILENT = 3;

  private final String address;
  private final Duration timeout;
  private final Client client;
  private final Health health;
  private final AtomicInteger silent = new AtomicInteger();
  private final AtomicBoolean probing = new AtomicBoolean();
  private @Nullable CompletableFuture<Connected> connection;
  private boolean closed;

  Link(RedisDatabaseSettings settings) {
    Address where = settings.address();
    this.address = where.shown();
    this.timeout = settings.timeout();
    this.client = new Client(where, timeout);
    this.health = new Health(address);
  }

  /** What is asked of Redis. */
  interface Command<T>
      extends Function<RedisClusterAsyncCommands<byte[], byte[]>, CompletionStage<T>> {}

  /**
   * Asks Redis and waits for its answer.
   *
   * @throws StorageUnavailableException when there is none in time
   */
  <T> T call(Command<T> command) {
    try {
      return ask(command);
    } catch (RedisException e) {
      throw failed(e);
    }
  }

  /**
   * The same, where an error of Redis may mean something.
   *
   * @throws RedisException what Redis answered, or why it did not
   */
  <T> T ask(Command<T> command) {
    CompletableFuture<Connected> at = connecting();
    Connected open = await(at, at);
    T answer = await(command.apply(open.commands()).toCompletableFuture(), at);
    silent.set(0);
    health.good();
    return answer;
  }

  private synchronized CompletableFuture<Connected> connecting() {
    if (closed) {
      throw new StorageUnavailableException("the connection to " + address + " is closed");
    }
    CompletableFuture<Connected> known = connection;
    if (known == null || known.isCompletedExceptionally()) {
      known = client.connect();
      connection = known;
    }
    return known;
  }

  private <T> T await(CompletableFuture<T> answer, CompletableFuture<Connected> at) {
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof RedisException known ? known : new RedisException(cause);
    } catch (CancellationException e) {
      throw new RedisException(e);
    } catch (TimeoutException e) {
      giveUp(at);
      String explanation = Failures.silence(address, timeout);
      health.bad(explanation);
      throw new StorageUnavailableException(explanation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException(
          "the call to " + address + " was interrupted: whether it was done is not known", e);
    }
  }

  /**
   * A host that vanished never says so: after some silence a new connection must show it. One that
   * is still being made ends by itself.
   */
  @SuppressWarnings("ReferenceEquality") // whether it is this very connection
  private synchronized void giveUp(CompletableFuture<Connected> at) {
    if (connection == at && at.isDone() && silent.incrementAndGet() >= MOST_SILENT) {
      drop();
    }
  }

  private synchronized void drop() {
    CompletableFuture<Connected> known = connection;
    connection = null;
    silent.set(0);
    if (known != null) {
      // one that comes to be later is closed then
      var unused = known.thenCompose(open -> open.connection().closeAsync());
    }
  }

  StorageUnavailableException failed(Throwable failure) {
    String explanation = Failures.explanation(address, failure);
    health.bad(explanation);
    return new StorageUnavailableException(explanation, failure);
  }

  /** How Redis is, as far as is known; asks it, so that the next one who wants to know hears. */
  Dependency.State state() {
    if (isOpen() && probing.compareAndSet(false, true)) {
      probe();
    }
    return health.state();
  }

  private void probe() {
    CompletableFuture<Connected> at;
    try {
      at = connecting();
    } catch (StorageUnavailableException e) {
      // it was closed meanwhile
      return;
    }
    var unused =
        at.thenCompose(open -> open.commands().ping())
            .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete((pong, failure) -> probed(at, failure));
  }

  private void probed(CompletableFuture<Connected> at, @Nullable Throwable failure) {
    if (failure == null) {
      silent.set(0);
      health.good();
    } else if (failure instanceof TimeoutException) {
      giveUp(at);
      health.bad(Failures.silence(address, timeout));
    } else if (isOpen()) {
      var unused = failed(failure);
    }
    probing.set(false);
  }

  private synchronized boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    client.close();
    health.bad("the connection to " + address + " is closed");
  }
}
