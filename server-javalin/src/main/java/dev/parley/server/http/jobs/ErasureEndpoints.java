// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.jobs;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.key.Caller;
import dev.parley.domain.key.NewKey;
import dev.parley.engine.erasure.Erasures;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/**
 * {@code DELETE /api/v1/owners/{owner}/data}: removes what belongs to an owner, in the background.
 * Everybody may have their own removed, administrators that of all.
 */
public final class ErasureEndpoints implements Endpoints {
  private final Erasures erasures;

  public ErasureEndpoints(Erasures erasures) {
    this.erasures = erasures;
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.delete("/api/v1/owners/{owner}/data", this::erase);
  }

  private void erase(Context context) throws IOException {
    Caller caller = Exchange.of(context).caller();
    Owner owner = NewKey.owner(context.pathParam("owner"));
    if (!owner.equals(caller.owner())) {
      caller.requireAdmin("erasing what belongs to owner " + owner);
    }
    Job job = erasures.ask(caller.owner(), owner);
    Answers.json(context, 202, out -> JobJson.write(out, job));
  }
}
