// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.vector.Namespace;
import dev.parley.engine.conversation.Removals;
import dev.parley.engine.job.JobContext;
import dev.parley.engine.job.JobHandler;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has taken out of the index what was removed from the log. */
final class ForgetJobs implements JobHandler, Removals {
  private static final System.Logger LOG = System.getLogger("dev.parley.memory");
  private static final JobType TYPE = new JobType("conversation.forget");

  private final RecallShelf shelf;
  private final Function<NewJob, JobId> queue;
  private final Supplier<String> ids;

  ForgetJobs(RecallShelf shelf, Function<NewJob, JobId> queue, Supplier<String> ids) {
    this.shelf = shelf;
    this.queue = queue;
    this.ids = ids;
  }

  @Override
  public void removed(Header conversation) {
    ask(conversation, "");
  }

  @Override
  public void removed(Header conversation, Sequence entry) {
    ask(conversation, " " + entry.value());
  }

  /** Asks for it where anything was taken in: a note is there before the first entry is. */
  private void ask(Header conversation, String entry) {
    Namespace namespace = RecallShelf.namespace(conversation);
    try {
      if (shelf.noted(namespace).isPresent()) {
        RawJson payload = RawJson.of(namespace + entry);
        JobId id = new JobId("job_" + ids.get());
        JobId unused = queue.apply(NewJob.of(id, TYPE, payload, conversation.owner()));
      }
    } catch (ParleyException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "what was removed of conversation "
              + conversation.id()
              + " is told to nobody, and stays in the index for now: "
              + e.getMessage());
    }
  }

  @Override
  public JobType type() {
    return TYPE;
  }

  @Override
  public RawJson run(Job job, JobContext context) {
    String[] parts = job.asked().payload().asString().split(" ", 2);
    Namespace namespace = new Namespace(parts[0]);
    if (parts.length == 1) {
      shelf.forget(namespace);
    } else {
      shelf.index().delete(namespace, Passages.of(Long.parseLong(parts[1])));
    }
    return RawJson.NULL;
  }
}
