// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Role;
import dev.parley.domain.context.Shares;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.context.Template;
import dev.parley.domain.context.WindowOptions;
import dev.parley.engine.cache.AnswerCache;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatEngineBuilder;
import dev.parley.engine.chat.EngineSettings;
import dev.parley.engine.context.ContextOptions;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.function.FunctionKit;
import dev.parley.engine.idempotency.Idempotency;
import dev.parley.engine.job.Jobs;
import dev.parley.engine.memory.Recalling;
import dev.parley.engine.memory.SummarySettings;
import dev.parley.engine.routing.Router;
import dev.parley.engine.session.Sessions;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import dev.parley.port.RecordStore;
import dev.parley.port.ResponseCache;
import dev.parley.port.SessionStore;
import dev.parley.server.settings.ChatSettings;
import dev.parley.server.settings.ContextSettings;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.StoreSettings;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/** The engine over the providers and stores there are. */
final class EngineModule extends AbstractModule {
  @Provides
  @Singleton
  static Router router(Settings settings, LocalModels models, HostedModels hosted) {
    return Routing.of(settings, models, hosted);
  }

  /** This server among all that use its store of conversations. */
  @Provides
  @Singleton
  static TurnSettings turns(Settings settings, Supplier<String> ids) {
    return new TurnSettings(
        settings.conversations().turnWait(),
        TurnSettings.DEFAULT_LEASE,
        "server_" + ids.get(),
        sharing(settings.stores().conversations()));
  }

  private static TurnSettings.Sharing sharing(StoreSettings.Durable store) {
    return switch (store) {
      case SQLITE -> TurnSettings.Sharing.EXCLUSIVE;
      case DYNAMODB -> TurnSettings.Sharing.SHARED;
    };
  }

  @Provides
  @Singleton
  static Idempotency idempotency(
      Settings settings,
      RecordStore records,
      TurnSettings turns,
      Clock clock,
      Supplier<String> ids) {
    TurnSettings claims =
        new TurnSettings(
            turns.patience(), turns.lease(), turns.holder(), sharing(settings.stores().records()));
    return new Idempotency(records, claims, clock, ids);
  }

  @Provides
  @Singleton
  static ChatEngine engine(
      Settings settings,
      Router router,
      ConversationStore store,
      Optional<ConversationSearch> search,
      TurnSettings turns,
      Optional<AnswerCache> cache,
      FunctionKit functions,
      Jobs jobs,
      Recalling recalling,
      Metrics metrics,
      Clock clock,
      Supplier<String> ids) {
    ChatEngineBuilder engine =
        ChatEngine.builder()
            .router(router)
            .conversations(store)
            .settings(
                new EngineSettings(
                    systemMessage(settings.chat()),
                    settings.chat().profile(),
                    context(settings.context())))
            .turns(turns)
            .functions(functions)
            .jobs(jobs::enqueue)
            .summaries(summaries(settings.context()))
            .recall(recalling)
            .observer(metrics)
            .clock(clock)
            .ids(ids);
    search.ifPresent(engine::search);
    cache.ifPresent(engine::cache);
    return engine.build();
  }

  @Provides
  @Singleton
  static Sessions sessions(Settings settings, ChatEngine engine, SessionStore store) {
    return new Sessions(engine, store, settings.sessions().expiration(), UUID::randomUUID);
  }

  @Provides
  @Singleton
  static Optional<AnswerCache> cache(Settings settings, ResponseCache store) {
    return settings.cache().enabled()
        ? Optional.of(new AnswerCache(store, settings.cache().timeToLive()))
        : Optional.empty();
  }

  private static Optional<Template> systemMessage(ChatSettings chat) {
    return Optional.of(chat.systemMessage()).filter(message -> chat.injectSystemMessage());
  }

  private static SummarySettings summaries(ContextSettings settings) {
    return new SummarySettings(
        Optional.ofNullable(settings.summaryModel()).map(ModelId::new),
        SummarySettings.DEFAULT.longest());
  }

  private static ContextOptions context(ContextSettings settings) {
    Integer most = settings.maxTokens();
    return new ContextOptions(
        new WindowOptions(
            Strategy.valueOf(settings.strategy().name()),
            Role.valueOf(settings.noteRole().name()),
            WindowOptions.NotePosition.valueOf(settings.notePosition().name()),
            Shares.DEFAULT),
        most == null ? OptionalInt.empty() : OptionalInt.of(most),
        settings.answerReserveTokens());
  }
}
