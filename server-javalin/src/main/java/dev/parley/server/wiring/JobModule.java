// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.erasure.ErasureJobs;
import dev.parley.engine.job.JobHandler;
import dev.parley.engine.job.JobSettings;
import dev.parley.engine.job.Jobs;
import dev.parley.engine.job.OwnJobs;
import dev.parley.engine.job.Retention;
import dev.parley.engine.memory.Recalling;
import dev.parley.port.ConversationRetention;
import dev.parley.port.JobQueue;
import dev.parley.server.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Background work, done by this server's workers. */
final class JobModule extends AbstractModule {
  @Provides
  @Singleton
  static Jobs jobs(Settings settings, JobQueue queue, TurnSettings turns, Clock clock) {
    JobSettings how = JobSettings.of(turns.holder(), settings.server().drain());
    return new Jobs(queue, how, clock, new SecureRandom());
  }

  /** The workers, at work. What they work with was opened before them, and is closed after them. */
  @Provides
  @Singleton
  static Workers workers(
      Jobs jobs,
      Retention retention,
      ErasureJobs erasures,
      ChatEngine engine,
      Clock clock,
      Resources resources) {
    List<JobHandler> handlers = new ArrayList<>(engine.jobs());
    handlers.add(retention);
    handlers.add(erasures);
    resources.add(jobs).start(handlers, () -> retention.schedule(clock.instant()));
    return new Workers();
  }

  /** That background work is done from now on. */
  record Workers() {}

  @Provides
  @Singleton
  static Retention retention(
      Settings settings,
      JobQueue queue,
      ConversationRetention conversations,
      Recalling recalling,
      Clock clock,
      Supplier<String> ids) {
    List<Retention.Rule> rules = new ArrayList<>();
    rules.add(new Retention.Rule("jobs", Retention.JOBS_KEPT, queue::deleteEnded));
    Duration kept = settings.conversations().retention();
    if (kept != null) {
      rules.add(new Retention.Rule("conversations", kept, conversations::deleteUnused));
    }
    rules.add(new Retention.Rule("recalled", Retention.JOBS_KEPT, recalling.forgotten()));
    return new Retention(queue, rules, clock, ids);
  }

  @Provides
  @Singleton
  static OwnJobs ownJobs(JobQueue queue) {
    return new OwnJobs(queue);
  }
}
