// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.domain.error.ConflictException;
import dev.parley.engine.conversation.Changes;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.erasure.Erasing;
import dev.parley.port.RecordStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets a request run once for each key: the first one runs, those that come meanwhile wait for it,
 * those that come later get its answer.
 *
 * <pre>{@code
 * switch (idempotency.begin(key, print, () -> gone)) {
 *   case Begun.Repeated(KeptAnswer answer) -> send(answer);
 *   case Begun.First(Claim claim) -> { try { claim.keep(run()); } finally { claim.release(); } }
 * }
 * }</pre>
 */
public final class Idempotency {
  /** How long an answer is kept. */
  public static final Duration RETENTION = Duration.ofHours(24);

  private final KeyRecords records;
  private final TurnSettings settings;
  private final Clock clock;
  private final Supplier<String> ids;
  private final Changes<String> changes = new Changes<>();
  private final Set<String> live = ConcurrentHashMap.newKeySet();

  /**
   * Keeps answers in this store.
   *
   * @param settings who holds claims and for how long, as for turns
   * @param ids names runs: never given before, letters, digits and underscores
   */
  public Idempotency(RecordStore store, TurnSettings settings, Clock clock, Supplier<String> ids) {
    this.records = new KeyRecords(store);
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Takes a key for a request, waiting while the same request runs under it.
   *
   * @param cancelled asked while it waits
   * @throws ConflictException {@code idempotency_conflict}: another request took that key
   * @throws CancellationException when {@code cancelled} says so, or the thread is interrupted
   * @throws dev.parley.domain.error.StorageUnavailableException when the store can't be asked:
   *     nothing may run, for it might run twice
   */
  public Begun begin(IdempotencyKey key, RequestPrint print, BooleanSupplier cancelled) {
    String name = KeyRecords.name(key);
    try (Changes<String>.Watch watch = changes.watch(name)) {
      while (true) {
        KeyRecords.Found found = records.find(name).orElse(null);
        if (found == null) {
          Optional<Claim> claim = take(name, print, 0);
          if (claim.isPresent()) {
            return new Begun.First(claim.get());
          }
        } else {
          Optional<Begun> begun = after(found, name, print);
          if (begun.isPresent()) {
            return begun.get();
          }
          watch.await(Changes.LONGEST_PAUSE, cancelled);
        }
      }
    }
  }

  /** What a stored record means for a request; empty when it has to wait. */
  private Optional<Begun> after(KeyRecords.Found found, String name, RequestPrint print) {
    return switch (found.record()) {
      case KeyRecord.Running run -> {
        if (isDead(run)) {
          yield take(name, print, found.version()).map(Begun.First::new);
        }
        requireSame(run, print);
        yield Optional.empty();
      }
      case KeyRecord.Answered answered -> {
        requireSame(answered, print);
        Optional<KeptAnswer> answer = records.answer(name, answered);
        yield answer.isPresent()
            ? answer.map(Begun.Repeated::new)
            : take(name, print, found.version()).map(Begun.First::new);
      }
    };
  }

  /** Removes an owner's answers: a repeat of a request then runs it. */
  public void erase(Erasing erasing) {
    records.removeAnswers(erasing.owner(), count -> erasing.gone("idempotent_answers", count));
  }

  private static void requireSame(KeyRecord record, RequestPrint print) {
    if (!record.print().equals(print)) {
      throw new ConflictException(
          "idempotency_conflict",
          IdempotencyKey.HEADER
              + " was used for another request in the last 24 hours: send the same method, path and"
              + " body with it, or a new key");
    }
  }

  private boolean isDead(KeyRecord.Running run) {
    return settings.isDead(
        run.holder(),
        () -> live.contains(run.claim()),
        () -> !clock.instant().isBefore(run.leaseUntil()));
  }

  /** Takes a key that nobody holds; empty when another was faster. */
  private Optional<Claim> take(String name, RequestPrint print, long expected) {
    Instant now = clock.instant();
    String id = ids.get();
    KeyRecord.Running run =
        new KeyRecord.Running(print, id, settings.holder(), now.plus(settings.lease()));
    live.add(id);
    try {
      long version = records.put(name, run, expected, now.plus(RETENTION));
      Claim claim = claim(name, new Claim.Taken(run, version));
      return Optional.of(claim);
    } catch (ConflictException e) {
      live.remove(id);
      return Optional.empty();
    } catch (RuntimeException e) {
      live.remove(id);
      throw e;
    }
  }

  private Claim claim(String name, Claim.Taken taken) {
    Claim.Lease lease =
        new Claim.Lease(clock, settings.lease(), () -> ended(name, taken.run().claim()));
    Claim claim = new Claim(records, name, taken, lease);
    if (settings.sharing() == TurnSettings.Sharing.SHARED) {
      claim.keepAlive();
    }
    return claim;
  }

  private void ended(String name, String claim) {
    live.remove(claim);
    changes.signal(name);
  }
}
