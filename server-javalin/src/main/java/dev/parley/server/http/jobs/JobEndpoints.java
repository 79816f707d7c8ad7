// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.jobs;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.engine.job.OwnJobs;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.ListLimit;
import dev.parley.server.http.ListOrder;
import dev.parley.server.http.ListPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs}: an owner's background work. */
public final class JobEndpoints implements Endpoints {
  private static final String ALL = "/api/v1/jobs";
  private static final String ONE = ALL + "/{id}";

  private final OwnJobs jobs;

  public JobEndpoints(OwnJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.get(ONE, context -> answer(context, jobs.get(owner(context), id(context))));
    routes.post(
        ONE + "/cancel", context -> answer(context, jobs.cancel(owner(context), id(context))));
  }

  private void list(Context context) throws IOException {
    int limit = ListLimit.of(context);
    String given = context.queryParam("after");
    JobId after = given == null ? null : new JobId(given);
    JobStatus status = status(context.queryParam("status"));
    List<Job> found =
        switch (ListOrder.of(context)) {
          case NEWEST_FIRST -> jobs.list(owner(context), status, after, limit + 1);
          case OLDEST_FIRST -> jobs.listOldest(owner(context), status, after, limit + 1);
        };
    ListPage<Job> page = ListPage.of(found, limit, job -> job.id().value(), JobJson::write);
    Answers.json(context, 200, page::write);
  }

  private static @Nullable JobStatus status(@Nullable String given) {
    return given == null
        ? null
        : JobStatus.of(given)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "status", given, "give queued, running, succeeded, failed or cancelled"));
  }

  private static void answer(Context context, Job job) throws IOException {
    Answers.json(context, 200, out -> JobJson.write(out, job));
  }

  private static Owner owner(Context context) {
    return Exchange.of(context).owner();
  }

  private static JobId id(Context context) {
    return new JobId(context.pathParam("id"));
  }
}
