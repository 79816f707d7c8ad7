// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.engine.job.JobContext;
import dev.parley.engine.job.JobHandler;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has what left the window taken into the index: one job a conversation at a time. */
final class RecallJobs implements JobHandler, Memory {
  private static final System.Logger LOG = System.getLogger("dev.parley.memory");
  private static final JobType TYPE = new JobType("conversation.index");

  private final RecallShelf shelf;
  private final RecallIndexing indexing;
  private final Function<NewJob, JobId> queue;
  private final Supplier<String> ids;

  RecallJobs(
      RecallShelf shelf,
      RecallIndexing indexing,
      Function<NewJob, JobId> queue,
      Supplier<String> ids) {
    this.shelf = shelf;
    this.indexing = indexing;
    this.queue = queue;
    this.ids = ids;
  }

  @Override
  public void left(Left left) {
    ConversationId conversation = left.header().id();
    try {
      if (left.strategy().recalls() && !isIndexed(left)) {
        NewJob job =
            NewJob.of(
                new JobId("job_" + ids.get()),
                TYPE,
                RawJson.of(conversation + " " + left.upTo().value()),
                left.header().owner());
        JobId unused = queue.apply(job.withKey(conversation.value()));
      }
    } catch (ParleyException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "conversation " + conversation + " is indexed with a later turn: " + e.getMessage());
    }
  }

  private boolean isIndexed(Left left) {
    return shelf
        .noted(RecallShelf.namespace(left.header()))
        .map(RecallShelf.Noted::indexed)
        .filter(shelf::isOfOpenIndex)
        .filter(indexed -> indexed.upTo().compareTo(left.upTo()) >= 0)
        .isPresent();
  }

  @Override
  public JobType type() {
    return TYPE;
  }

  @Override
  public RawJson run(Job job, JobContext context) {
    String[] parts = job.asked().payload().asString().split(" ", 2);
    ConversationId conversation = new ConversationId(parts[0]);
    Sequence upTo = new Sequence(Long.parseLong(parts[1]));
    while (indexing.advance(conversation, upTo)) {
      context.checkCancelled();
    }
    return RawJson.NULL;
  }
}
