// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.engine.cache.AnswerCache;
import dev.parley.engine.context.Calibrations;
import dev.parley.engine.conversation.Conversations;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.conversation.Turns;
import dev.parley.engine.function.FunctionKit;
import dev.parley.engine.function.Functions;
import dev.parley.engine.function.Recovery;
import dev.parley.engine.job.JobHandler;
import dev.parley.engine.memory.Memory;
import dev.parley.engine.memory.Recalling;
import dev.parley.engine.memory.Summaries;
import dev.parley.engine.memory.SummaryJobs;
import dev.parley.engine.memory.SummarySettings;
import dev.parley.engine.routing.Chosen;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatObserver;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import dev.parley.port.Tokenizer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ChatEngine}: a model or a router, and a store of conversations, are what it
 * needs.
 */
public final class ChatEngineBuilder {
  private static final int ID_BYTES = 12;

  private @Nullable Router router;
  private @Nullable ConversationStore store;
  private @Nullable ConversationSearch search;
  private EngineSettings settings = EngineSettings.DEFAULT;
  private @Nullable TurnSettings turns;
  private @Nullable FunctionKit functions;
  private @Nullable AnswerCache cache;
  private @Nullable Function<NewJob, JobId> jobs;
  private SummarySettings summaries = SummarySettings.DEFAULT;
  private @Nullable Recalling recalling;
  private ChatObserver observer = ChatObserver.NONE;
  private Clock clock = Clock.systemUTC();
  private Supplier<String> ids = new RandomIds()::next;

  ChatEngineBuilder() {}

  /** The one model there is, the first that it lists, as the default route. */
  public <M extends ChatModel & Tokenizer> ChatEngineBuilder model(M model) {
    List<ModelId> models = model.models();
    if (models.isEmpty()) {
      throw new IllegalArgumentException("the model lists no name; use router(…) and name it");
    }
    Provider provider =
        new Provider("model", model, model, Parameters.NONE, Provider.Others.UNKNOWN);
    Target target = new Target(provider.name(), models.getFirst());
    Route route = new Route(Route.DEFAULT, List.of(target), null, Parameters.NONE);
    return router(new Router(List.of(provider), List.of(route)));
  }

  /** Several models. */
  public ChatEngineBuilder router(Router value) {
    router = value;
    return this;
  }

  public ChatEngineBuilder conversations(ConversationStore value) {
    store = value;
    return this;
  }

  /** Searches the conversations; without it they can be listed only. */
  public ChatEngineBuilder search(ConversationSearch value) {
    search = value;
    return this;
  }

  public ChatEngineBuilder settings(EngineSettings value) {
    settings = value;
    return this;
  }

  /** The functions that the engine runs for its models. */
  public ChatEngineBuilder functions(FunctionKit value) {
    functions = value;
    return this;
  }

  /** How turns are held; as a user of a shared store unless it is given. */
  public ChatEngineBuilder turns(TurnSettings value) {
    turns = value;
    return this;
  }

  /** Where earlier answers are looked for; without it every question is asked. */
  public ChatEngineBuilder cache(AnswerCache value) {
    cache = value;
    return this;
  }

  /**
   * Where work for the background goes: turns that leave the window are summarised then. Its
   * workers need {@link ChatEngine#jobs()}. Without it what leaves the window is left out.
   */
  public ChatEngineBuilder jobs(Function<NewJob, JobId> value) {
    jobs = value;
    return this;
  }

  /** How conversations are summarised. */
  public ChatEngineBuilder summaries(SummarySettings value) {
    summaries = value;
    return this;
  }

  /**
   * Finds old turns again; its jobs are among {@link ChatEngine#jobs()}. Without it what left the
   * window is not looked at again.
   */
  public ChatEngineBuilder recall(Recalling value) {
    recalling = value;
    return this;
  }

  /** Who is told what happens, for metrics; nobody unless it is given. */
  public ChatEngineBuilder observer(ChatObserver value) {
    observer = value;
    return this;
  }

  public ChatEngineBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /**
   * Makes the changing part of new ids, each one never given before: letters and digits, at most
   * 48.
   */
  public ChatEngineBuilder ids(Supplier<String> value) {
    ids = value;
    return this;
  }

  /**
   * The engine.
   *
   * @throws IllegalStateException when the model or the store is missing
   * @throws IllegalArgumentException when a system message has a variable that the profile lacks
   */
  public ChatEngine build() {
    if (router == null || store == null) {
      throw new IllegalStateException(
          "an engine needs a model or a router, and a store of conversations: call model(…) or"
              + " router(…), and conversations(…)");
    }
    TurnSettings held =
        turns != null
            ? turns
            : new TurnSettings(
                TurnSettings.DEFAULT_PATIENCE,
                TurnSettings.DEFAULT_LEASE,
                ids.get(),
                TurnSettings.Sharing.SHARED);
    Functions all = functions == null ? Functions.NONE : new Functions(functions.sources());
    Turns opening = new Turns(store, held, clock, ids);
    if (functions != null) {
      opening = opening.withLostCalls(new Recovery(all, functions.arguments(), clock));
    }
    FieldPolicy fields = new FieldPolicy(new RefusedFields(clock));
    List<Memory> memories = new ArrayList<>();
    List<JobHandler> handlers = new ArrayList<>();
    if (jobs != null) {
      SummaryJobs summarising = summaryJobs(router, store, fields, jobs);
      memories.add(summarising);
      handlers.add(summarising);
    }
    if (recalling != null) {
      memories.add(recalling.memory());
      handlers.addAll(recalling.jobs());
    }
    Asking asking =
        new Asking(
            router,
            opening,
            store,
            new Calibrations(clock, observer),
            settings.context(),
            new SystemMessages(settings, router.systemMessages()),
            cache,
            new FormOfCalls(ids),
            fields,
            Memory.all(memories),
            recalling == null ? null : recalling.recall());
    Conversations conversations = new Conversations(store, opening, clock, ids);
    if (recalling != null) {
      conversations = conversations.withRemovals(recalling.removals());
    }
    return new ChatEngine(
        new ChatEngine.Parts(
            router,
            asking,
            new Answers(asking, all, functions, clock, ids),
            all,
            search == null ? conversations : conversations.withSearch(search),
            settings.systemMessage(),
            List.copyOf(handlers)));
  }

  private SummaryJobs summaryJobs(
      Router from, ConversationStore kept, FieldPolicy fields, Function<NewJob, JobId> queue) {
    Summaries written =
        new Summaries(
            kept,
            from,
            summaries,
            (candidate, request) -> fields.ask(Chosen.of(candidate), request));
    return new SummaryJobs(written, queue, ids);
  }

  private static final class RandomIds {
    private final SecureRandom random = new SecureRandom();

    String next() {
      byte[] bytes = new byte[ID_BYTES];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }
  }
}
