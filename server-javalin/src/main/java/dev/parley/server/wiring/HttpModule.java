// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.completion.TextCompletions;
import dev.parley.engine.embedding.Embeddings;
import dev.parley.engine.erasure.Erasures;
import dev.parley.engine.idempotency.Idempotency;
import dev.parley.engine.job.OwnJobs;
import dev.parley.engine.session.Sessions;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.Dependency;
import dev.parley.server.http.Door;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Entrance;
import dev.parley.server.http.HttpServer;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.chat.ChatEndpoints;
import dev.parley.server.http.chat.ContextEndpoints;
import dev.parley.server.http.completions.CompletionEndpoints;
import dev.parley.server.http.conversations.ConversationEndpoints;
import dev.parley.server.http.conversations.ListEndpoints;
import dev.parley.server.http.embeddings.EmbeddingEndpoints;
import dev.parley.server.http.functions.FunctionEndpoints;
import dev.parley.server.http.functions.FunctionListEndpoints;
import dev.parley.server.http.health.HealthEndpoints;
import dev.parley.server.http.jobs.ErasureEndpoints;
import dev.parley.server.http.jobs.JobEndpoints;
import dev.parley.server.http.keys.KeyDesk;
import dev.parley.server.http.keys.KeyEndpoints;
import dev.parley.server.http.mcp.McpEndpoints;
import dev.parley.server.http.metrics.MetricsEndpoints;
import dev.parley.server.http.models.ModelEndpoints;
import dev.parley.server.http.sessions.SessionEndpoints;
import dev.parley.server.openapi.DescriptionEndpoints;
import dev.parley.server.settings.ServerSettings;
import dev.parley.server.settings.Settings;
import dev.parley.server.web.Pages;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The edge: what the engine can do, over HTTP. It opens last, and closes first. */
final class HttpModule extends AbstractModule {
  @Override
  protected void configure() {
    // there may be no store that can fail
    var unused = Multibinder.newSetBinder(binder(), Dependency.class);
  }

  @Provides
  @Singleton
  static HttpSettings settings(Settings settings) {
    ServerSettings server = settings.server();
    return HttpSettings.of(server.host(), server.port(), server.maxBody().bytes(), server.drain());
  }

  @Provides
  @Singleton
  static HealthEndpoints health(
      Set<Dependency> stores, LocalModels models, HostedModels hosted, FunctionSources functions) {
    List<Dependency> providers = new ArrayList<>(models.byProvider().values());
    providers.addAll(hosted.byProvider().values());
    return new HealthEndpoints(List.copyOf(stores), providers, functions.servers());
  }

  @Provides
  @Singleton
  static List<Endpoints> endpoints(
      HttpSettings settings,
      ChatEngine engine,
      Sessions sessions,
      KeyDesk keys,
      HealthEndpoints health,
      FunctionSources functions,
      OwnJobs jobs,
      Erasures erasures,
      Metrics metrics,
      ArgumentBinder arguments,
      Clock clock,
      Supplier<String> ids) {
    return List.of(
        new Pages(),
        new DescriptionEndpoints(),
        health,
        new MetricsEndpoints(metrics::text),
        new ModelEndpoints(engine, clock.instant()),
        new ChatEndpoints(engine, settings, clock, ids),
        new ContextEndpoints(engine),
        new CompletionEndpoints(new TextCompletions(engine.router()), settings, clock, ids),
        new EmbeddingEndpoints(new Embeddings(engine.router()), settings),
        new KeyEndpoints(keys, settings),
        new FunctionListEndpoints(functions.byName()),
        new JobEndpoints(jobs),
        new ErasureEndpoints(erasures),
        new FunctionEndpoints(functions.byName(), arguments, settings, clock, ids),
        new McpEndpoints(engine.functions(), arguments, settings, clock, ids),
        new SessionEndpoints(sessions, settings),
        new ListEndpoints(engine.conversations()),
        new ConversationEndpoints(engine.conversations(), settings));
  }

  @Provides
  @Singleton
  static Entrance entrance(Door door, Supplier<String> ids, Idempotency idempotency) {
    return new Entrance(door, ids, idempotency);
  }

  @Provides
  @Singleton
  static HttpServer server(
      HttpSettings settings, Entrance entrance, List<Endpoints> endpoints, Resources resources) {
    try {
      return resources.add(HttpServer.start(settings, entrance, endpoints));
    } catch (UncheckedIOException e) {
      throw new StartFailedException(
          "server.port is "
              + settings.port()
              + ", which can't be had on "
              + settings.host()
              + ": stop what listens there, or set server.port to another port",
          e);
    }
  }
}
