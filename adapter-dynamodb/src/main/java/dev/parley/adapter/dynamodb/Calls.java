// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Requests to DynamoDB. One that is throttled, or meets another writer, is made again after a
 * random wait; one that got no answer once more at once where the connection was a stale one. A
 * condition that does not hold comes out as the library's exception.
 */
final class Calls implements AutoCloseable {
  /** A connection that was stale shows at once; a server that is away takes longer. */
  static final Duration STALE = Duration.ofMillis(100);

  private final DynamoDbClient client;
  private final DynamoDbSettings settings;
  private final Failures failures;
  private final Chance chance;
  private volatile Dependency.State state;

  private volatile boolean closed;

  Calls(DynamoDbClient client, DynamoDbSettings settings, Chance chance) {
    this.client = client;
    this.settings = settings;
    this.failures = new Failures(settings);
    this.chance = chance;
    this.state = up();
  }

  /** Makes a request that may be made twice: twice is as good as once. */
  <R> R call(Function<DynamoDbClient, R> request) {
    return call(request, true);
  }

  /** Makes a request whose answer says whether this one did it. */
  <R> R callOnce(Function<DynamoDbClient, R> request) {
    return call(request, false);
  }

  private <R> R call(Function<DynamoDbClient, R> request, boolean again) {
    Backoff backoff = backoff();
    boolean mayBeStale = again;
    while (true) {
      requireOpen();
      long start = System.nanoTime();
      try {
        R answer = request.apply(client);
        noteGood();
        return answer;
      } catch (AbortedException e) {
        throw interrupted(e);
      } catch (IllegalStateException e) {
        // the connections were closed under it
        requireOpen();
        throw e;
      } catch (SdkException e) {
        if (Failures.isRefusal(e)) {
          noteGood();
          throw e;
        }
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted(e);
        }
        boolean stale =
            mayBeStale && Failures.isSilence(e) && System.nanoTime() - start < STALE.toNanos();
        mayBeStale = false;
        boolean crowd = Failures.isCrowd(e) && (again || !Failures.isBroken(e));
        if (!stale && !(crowd && backoff.pause())) {
          throw bad(e);
        }
      }
    }
  }

  /** A row of waits, for what is asked for again and again. */
  Backoff backoff() {
    return new Backoff(settings.retryFor(), chance);
  }

  /** The failure of one who waited in vain for DynamoDB to do a batch to its end. */
  ParleyException crowded() {
    return failures.crowded(null);
  }

  Chance chance() {
    return chance;
  }

  DynamoDbSettings settings() {
    return settings;
  }

  Dependency.State state() {
    return state;
  }

  private void requireOpen() {
    if (closed) {
      throw new StorageUnavailableException(
          "the DynamoDB store of " + failures.place() + " is closed; open another");
    }
  }

  private void noteGood() {
    if (state.status() != Dependency.Status.UP) {
      state = up();
    }
  }

  private ParleyException bad(SdkException failure) {
    requireOpen();
    ParleyException explained = failures.explained(failure);
    state = Dependency.State.down(String.valueOf(explained.getMessage()));
    return explained;
  }

  private StorageUnavailableException interrupted(SdkException failure) {
    Thread.currentThread().interrupt();
    return new StorageUnavailableException(
        "the caller was interrupted while it waited for DynamoDB", failure);
  }

  private Dependency.State up() {
    return Dependency.State.up("DynamoDB in " + failures.place());
  }

  @Override
  public void close() {
    closed = true;
    state = Dependency.State.down("DynamoDB in " + failures.place() + " is closed");
    client.close();
  }
}
