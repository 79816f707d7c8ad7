// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.chat.Parameters;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.domain.usage.PriceList;
import dev.parley.engine.cache.AnswerCache;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.completion.TextCompletions;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.embedding.Embeddings;
import dev.parley.engine.erasure.Erasures;
import dev.parley.engine.idempotency.Idempotency;
import dev.parley.engine.job.OwnJobs;
import dev.parley.engine.key.Gatekeeper;
import dev.parley.engine.key.KeyMint;
import dev.parley.engine.key.KeyShelf;
import dev.parley.engine.key.Keys;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.engine.session.Sessions;
import dev.parley.json.KeyJson;
import dev.parley.json.function.JsonArguments;
import dev.parley.port.Dependency;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import dev.parley.server.described.Described;
import dev.parley.server.described.Published;
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
import dev.parley.server.http.metrics.MetricsEndpoints;
import dev.parley.server.http.models.ModelEndpoints;
import dev.parley.server.http.sessions.SessionEndpoints;
import dev.parley.server.openapi.DescriptionEndpoints;
import dev.parley.server.web.Pages;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.InMemoryJobQueue;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.InMemoryResponseCache;
import dev.parley.testkit.InMemorySessionStore;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.ScriptedEmbeddingModel;
import dev.parley.testkit.ScriptedTextModel;
import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A server on a free port, over scripted models and conversations in memory. What it answers is
 * held against the descriptions.
 */
final class Edge implements AutoCloseable {
  static final long LARGEST_BODY = 1 << 20;
  static final Duration KEEP_ALIVE = Duration.ofMillis(50);
  private static final PriceList PRICES =
      PriceList.parse(
          """
          as of 2026-01-31
          scripted           1   0.5 2 - made up
          scripted-embedding 0.1 -   0 - made up
          """);
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final HttpSettings USUAL =
      HttpSettings.of("127.0.0.1", 0, LARGEST_BODY, Duration.ofSeconds(10));
  final ScriptedChatModel model = new ScriptedChatModel();
  final ScriptedTextModel texts = new ScriptedTextModel(new ScriptedChatModel());
  final ScriptedEmbeddingModel embeddings = new ScriptedEmbeddingModel();
  final Faults faults = new Faults();
  final InMemoryConversationStore store = new InMemoryConversationStore(faults);
  final SteppedClock clock = SteppedClock.create();
  final InMemoryRecordStore records = new InMemoryRecordStore(clock, faults);
  final InMemorySessionStore sessions = new InMemorySessionStore(clock, faults);
  final InMemoryJobQueue jobs = new InMemoryJobQueue(clock, faults);
  final List<FunctionHandler> functions = new CopyOnWriteArrayList<>();
  final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private Edge(HttpSettings settings, List<Dependency> providers) {
    AtomicInteger number = new AtomicInteger();
    Supplier<String> ids = () -> "n" + number.incrementAndGet();
    TurnSettings turns =
        new TurnSettings(
            PATIENCE, TurnSettings.DEFAULT_LEASE, "test", TurnSettings.Sharing.EXCLUSIVE);
    ChatEngine engine =
        ChatEngine.builder()
            .router(router())
            .conversations(store)
            .search(store)
            .ids(ids)
            .turns(turns)
            .cache(new AnswerCache(new InMemoryResponseCache(clock), Duration.ofHours(1)))
            .build();
    KeyShelf shelf = new KeyShelf(records, KeyJson::write, KeyJson::read, clock);
    FunctionSource source = () -> List.copyOf(functions);
    Gatekeeper gatekeeper = new Gatekeeper(shelf, null, clock);
    Keys keys = new Keys(shelf, gatekeeper, new KeyMint(ids, new Random(1)), clock);
    server =
        HttpServer.start(
            settings,
            new Entrance(new Door(gatekeeper), ids, new Idempotency(records, turns, clock, ids)),
            List.of(
                new Pages(),
                new DescriptionEndpoints(),
                new HealthEndpoints(List.of(), providers, List.of()),
                new MetricsEndpoints(() -> "# TYPE up gauge\nup 1\n"),
                new ModelEndpoints(engine, clock.instant()),
                new ChatEndpoints(engine, settings, clock, ids),
                new ContextEndpoints(engine),
                new CompletionEndpoints(new TextCompletions(engine.router()), settings, clock, ids),
                new EmbeddingEndpoints(new Embeddings(engine.router()), settings),
                new KeyEndpoints(new KeyDesk(keys, clock), settings),
                new FunctionListEndpoints(Map.of("test", source)),
                new JobEndpoints(new OwnJobs(jobs)),
                new ErasureEndpoints(new Erasures(jobs, jobs::enqueue, ids)),
                new FunctionEndpoints(
                    Map.of("test", source), new JsonArguments(), settings, clock, ids),
                new SessionEndpoints(
                    new Sessions(
                        engine,
                        sessions,
                        Duration.ofHours(1),
                        () -> new UUID(0x4000, number.incrementAndGet())),
                    settings),
                new ListEndpoints(engine.conversations()),
                new ConversationEndpoints(engine.conversations(), settings)));
  }

  private Router router() {
    Provider provider =
        new Provider("model", model, model, Parameters.NONE, Provider.Others.UNKNOWN)
            .withEmbeddings(embeddings)
            .withTexts(texts)
            .withPrices(PRICES);
    ScriptedChatModel chats = new ScriptedChatModel("mute");
    Provider mute = new Provider("mute", chats, chats, Parameters.NONE, Provider.Others.UNKNOWN);
    Target target = new Target("model", model.models().getFirst());
    return new Router(
        List.of(provider, mute),
        List.of(new Route(Route.DEFAULT, List.of(target), null, Parameters.NONE)));
  }

  static Edge start() {
    return new Edge(USUAL, List.of());
  }

  static Edge start(UnaryOperator<HttpSettings> change) {
    return new Edge(change.apply(USUAL), List.of());
  }

  /** A server that stands on these providers. */
  static Edge over(Dependency... providers) {
    return new Edge(USUAL, List.of(providers));
  }

  /** A server that a stop does not wait for. */
  static Edge hasty() {
    return start(
        s ->
            new HttpSettings(
                s.host(),
                s.port(),
                s.largestBody(),
                Duration.ofMillis(50),
                s.keepAlive(),
                s.bodySilence()));
  }

  /** A server whose streams carry comments all the time. */
  static Edge talkative() {
    return start(
        s ->
            new HttpSettings(
                s.host(), s.port(), s.largestBody(), s.drain(), KEEP_ALIVE, s.bodySilence()));
  }

  /** A server that soon loses patience with those who are slow to send. */
  static Edge impatient() {
    return start(
        s ->
            new HttpSettings(
                s.host(),
                s.port(),
                s.largestBody(),
                s.drain(),
                s.keepAlive(),
                Duration.ofMillis(300)));
  }

  int port() {
    return server.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  Wire wire() throws IOException {
    return new Wire(port());
  }

  HttpResponse<String> chat(String json) throws Exception {
    return post("/v1/chat/completions", json);
  }

  HttpResponse<String> post(String path, String json, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    HttpResponse<String> response = send(headers.length == 0 ? request : request.headers(headers));
    if (response.statusCode() == 200) {
      Published.checkRequest("POST", response.uri(), json);
    }
    return response;
  }

  CompletableFuture<HttpResponse<String>> posting(String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return client
        .sendAsync(
            (headers.length == 0 ? request : request.headers(headers)).build(),
            HttpResponse.BodyHandlers.ofString())
        .thenApply(Described::checked);
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<String> delete(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).DELETE());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return Described.checked(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
