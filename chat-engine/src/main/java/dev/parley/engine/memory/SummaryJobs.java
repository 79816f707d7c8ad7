// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.engine.job.JobContext;
import dev.parley.engine.job.JobHandler;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has conversations summarised in the background: one job a conversation at a time. */
public final class SummaryJobs implements JobHandler, Memory {
  private static final System.Logger LOG = System.getLogger("dev.parley.memory");
  private static final JobType TYPE = new JobType("conversation.summary");

  private final Summaries summaries;
  private final Function<NewJob, JobId> queue;
  private final Supplier<String> ids;

  /**
   * Summaries as jobs.
   *
   * @param queue asks for a job
   * @param ids makes ids that nobody else has
   */
  public SummaryJobs(Summaries summaries, Function<NewJob, JobId> queue, Supplier<String> ids) {
    this.summaries = summaries;
    this.queue = queue;
    this.ids = ids;
  }

  @Override
  public void left(Left left) {
    Header header = left.header();
    Summary summary = header.summary();
    boolean told = summary != null && summary.covers().value() >= left.upTo().value();
    if (told || !left.strategy().summarizes()) {
      return;
    }
    Work work = new Work(header.id(), left.upTo(), left.model());
    JobId id = new JobId("job_" + ids.get());
    try {
      JobId unused =
          queue.apply(
              NewJob.of(id, TYPE, work.payload(), header.owner()).withKey(header.id().value()));
    } catch (ParleyException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "conversation " + header.id() + " is summarised with a later turn: " + e.getMessage());
    }
  }

  @Override
  public JobType type() {
    return TYPE;
  }

  @Override
  public RawJson run(Job job, JobContext context) {
    Work work = Work.of(job.asked().payload());
    while (summaries.advance(work.conversation(), work.upTo(), work.model())) {
      context.checkCancelled();
    }
    return RawJson.NULL;
  }

  /** What a job is about; its payload is a string, the parts with spaces between. */
  private record Work(ConversationId conversation, Sequence upTo, ModelId model) {
    RawJson payload() {
      return RawJson.of(conversation + " " + upTo.value() + " " + model);
    }

    static Work of(RawJson payload) {
      String[] parts = payload.asString().split(" ", 3);
      return new Work(
          new ConversationId(parts[0]),
          new Sequence(Long.parseLong(parts[1])),
          new ModelId(parts[2]));
    }
  }
}
