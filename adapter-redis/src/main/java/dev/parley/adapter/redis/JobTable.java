// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobState;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.json.Times;
import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs are kept and how they are found: one step of {@code jobs.lua} a method. All keys have
 * one hash tag, so that a cluster keeps them on one server.
 */
final class JobTable {
  private final Link link;
  private final Script script;
  private final String base;

  JobTable(Link link, String keyPrefix) {
    this.link = link;
    this.base = keyPrefix + "{jobs}:";
    this.script = new Script(link, "jobs.lua", base, base + "number");
  }

  /** A lease that is wanted: who, and until when. */
  record Claim(String holder, Instant until, Instant now) {}

  /** Jobs whose lease ran out and that must be changed first; without such, what was taken. */
  record Taken(List<StoredJob> lost, Optional<Job> job) {}

  /** A page of an owner's jobs, of all or of one status. */
  record Page(
      Owner owner, @Nullable JobStatus status, String order, @Nullable Job after, int limit) {}

  /** Adds a job unless it is known or another stands for it, and gives the one that is there. */
  JobId add(Job job) {
    NewJob asked = job.asked();
    List<?> stands =
        script.run(
            "enqueue",
            asked.id().value(),
            JobJson.asked(job),
            JobJson.state(job.state()),
            asked.type().value(),
            JobJson.quoted(asked.owner().value()),
            group(asked),
            Times.text("createdAt", job.createdAt()),
            Times.text("due", job.state().due()));
    return new JobId(String.valueOf(StoredJob.text(stands.getFirst())));
  }

  private static String group(NewJob asked) {
    String key = asked.key();
    return key == null
        ? ""
        : JobJson.quoted(asked.owner().value()) + asked.type() + JobJson.quoted(key);
  }

  Taken take(Set<JobType> types, Claim claim) {
    Stream<String> how =
        Stream.of(
            "lease",
            Times.text("now", claim.now()),
            Times.text("until", claim.until()),
            JobJson.claim(claim.holder(), claim.until(), claim.now()));
    List<?> taken =
        script.run(Stream.concat(how, types.stream().map(JobType::value)).toArray(String[]::new));
    List<StoredJob> jobs = stored(taken.subList(1, taken.size())).toList();
    return "lost".equals(StoredJob.text(taken.getFirst()))
        ? new Taken(jobs, Optional.empty())
        : new Taken(List.of(), jobs.stream().map(StoredJob::job).findFirst());
  }

  /** Whether nobody else changed it since it was read, so that it is changed now. */
  boolean change(StoredJob stored, Job after) {
    JobState state = after.state();
    return count(
            "change",
            after.id().value(),
            stored.revision(),
            JobJson.state(state),
            state.status().wireName(),
            Times.text("due", state.due()),
            Times.text("updatedAt", state.updatedAt()))
        > 0;
  }

  Optional<StoredJob> get(JobId id) {
    byte[] key = Names.bytes(base + "job:" + id);
    List<KeyValue<byte[], byte[]>> fields = link.call(redis -> redis.hmget(key, StoredJob.FIELDS));
    return StoredJob.read(fields.stream().map(field -> field.getValueOrElse(null)).toList());
  }

  Stream<StoredJob> list(Page page) {
    JobStatus status = page.status();
    Job after = page.after();
    return stored(
        script.run(
            "list",
            "list:"
                + (status == null ? "all" : status.wireName())
                + ":"
                + JobJson.quoted(page.owner().value()),
            page.order(),
            after == null ? "" : Times.text("createdAt", after.createdAt()) + after.id(),
            Integer.toString(page.limit())));
  }

  boolean delete(JobId id) {
    return count("delete", id.value()) > 0;
  }

  int deleteEnded(Instant before, int limit) {
    return count("delete_ended", Times.text("before", before), Integer.toString(limit));
  }

  int deleteOwned(Owner owner, JobType except, int limit) {
    return count(
        "delete_owned", JobJson.quoted(owner.value()), except.value(), Integer.toString(limit));
  }

  private int count(String... arguments) {
    return script.run(arguments).getFirst() instanceof Long number ? number.intValue() : 0;
  }

  private static Stream<StoredJob> stored(List<?> jobs) {
    return jobs.stream().flatMap(job -> StoredJob.read((List<?>) job).stream());
  }
}
