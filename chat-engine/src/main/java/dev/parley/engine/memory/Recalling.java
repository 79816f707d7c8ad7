// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.job.JobId;
import dev.parley.domain.job.NewJob;
import dev.parley.engine.conversation.Removals;
import dev.parley.engine.erasure.Place;
import dev.parley.engine.job.JobHandler;
import dev.parley.engine.job.Retention;
import dev.parley.port.ConversationStore;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that belongs to finding old turns again.
 *
 * @param memory is told what is to be found later
 * @param recall finds it
 * @param removals is told what must not be found any more
 * @param forgotten takes out what is left of conversations that are gone
 * @param owners takes out what is left of an owner's
 * @param jobs does what those ask for
 */
public record Recalling(
    Memory memory,
    Recall recall,
    Removals removals,
    Retention.Removal forgotten,
    Place owners,
    List<JobHandler> jobs) {
  public Recalling {
    jobs = List.copyOf(jobs);
  }

  /** Of a store's conversations, with jobs that go to that queue. */
  public static Recalling of(
      ConversationStore store, RecallKit kit, RecallSettings settings, Queue queue) {
    RecallShelf shelf = new RecallShelf(kit, queue.ids());
    RecallJobs indexing =
        new RecallJobs(shelf, new RecallIndexing(store, shelf), queue.jobs(), queue.ids());
    ForgetJobs forgetting = new ForgetJobs(shelf, queue.jobs(), queue.ids());
    return new Recalling(
        indexing,
        new Recall(store, shelf, settings),
        forgetting,
        new ForgottenConversations(store, shelf),
        new RecalledConversations(shelf),
        List.of(indexing, forgetting));
  }

  /**
   * Where jobs go.
   *
   * @param jobs asks for one
   * @param ids makes ids that nobody else has
   */
  public record Queue(Function<NewJob, JobId> jobs, Supplier<String> ids) {}
}
