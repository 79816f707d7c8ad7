// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.engine.cache.AnswerCache;
import dev.parley.engine.erasure.ErasureJobs;
import dev.parley.engine.erasure.Erasures;
import dev.parley.engine.erasure.OwnersJobs;
import dev.parley.engine.erasure.Place;
import dev.parley.engine.erasure.StoredConversations;
import dev.parley.engine.erasure.StoredSessions;
import dev.parley.engine.function.KeptTurns;
import dev.parley.engine.idempotency.Idempotency;
import dev.parley.engine.job.Jobs;
import dev.parley.engine.memory.Recalling;
import dev.parley.port.ConversationStore;
import dev.parley.port.JobQueue;
import dev.parley.port.RecordStore;
import dev.parley.port.SessionStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Removing what belongs to one owner, from every place of this server that holds such things. */
final class ErasureModule extends AbstractModule {
  @Provides
  @Singleton
  static Erasures erasures(JobQueue queue, Jobs jobs, Supplier<String> ids) {
    return new Erasures(queue, jobs::enqueue, ids);
  }

  @Provides
  @Singleton
  static ErasureJobs jobs(List<Place> places, RecordStore records, Clock clock) {
    return new ErasureJobs(places, records, clock);
  }

  /**
   * Conversations first: what is made of them stays gone. Jobs last: the others may ask for some.
   */
  @Provides
  @Singleton
  static List<Place> places(
      ConversationStore conversations,
      SessionStore sessions,
      Recalling recalling,
      Idempotency idempotency,
      RecordStore records,
      Optional<AnswerCache> cache,
      JobQueue queue) {
    List<Place> places = new ArrayList<>();
    places.add(new StoredConversations(conversations));
    places.add(recalling.owners());
    places.add(new StoredSessions(sessions));
    places.add(idempotency::erase);
    places.add(erasing -> KeptTurns.erase(records, erasing));
    cache.ifPresent(answers -> places.add(answers::erase));
    places.add(new OwnersJobs(queue));
    return places;
  }
}
