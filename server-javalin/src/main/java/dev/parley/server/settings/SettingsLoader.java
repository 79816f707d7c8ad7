// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import dev.parley.domain.context.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a configuration: finds what was written, checks all of it, and builds the settings. */
public final class SettingsLoader {

  private static final String ADMIN_KEY = "PARLEY_ADMIN_KEY";
  private static final Pattern STRONG = Pattern.compile("[!-~]{32,256}");

  private final Problems problems = new Problems();
  private final Sources sources;
  private final Resolver resolver;
  private final Map<Section, Block> fixed = new LinkedHashMap<>();
  private final Routes routes;
  private final Providers providers;
  private final Functions functions;
  private @Nullable Secret pineconeKey;

  private SettingsLoader(SettingsRequest request) {
    this.sources = Sources.read(request, problems);
    this.resolver = new Resolver(sources, problems);
    Catalog.fixed().forEach(section -> fixed.put(section, resolver.fixed(section)));
    this.routes = Routes.read(resolver);
    this.providers = Providers.read(resolver, routes.referenced());
    routes.resolve(providers);
    this.functions = Functions.read(resolver);
  }

  /**
   * Reads and checks everything.
   *
   * @throws InvalidSettingsException with every problem that there is, if there is one
   */
  public static LoadedSettings load(SettingsRequest request) {
    SettingsLoader loader = new SettingsLoader(request);
    loader.check();
    if (!loader.problems.isEmpty()) {
      throw new InvalidSettingsException(loader.problems.lines());
    }
    Settings settings = loader.build();
    return new LoadedSettings(settings, loader.sources.files(), loader.effective());
  }

  private void check() {
    List<String> topNames = Catalog.topNames();
    for (Entry.Member member : sources.file().members()) {
      if (!topNames.contains(member.name())) {
        problems.add(member.origin(), Unknown.top(member.name()));
      }
    }
    Unknown.variables(resolver);
    checkEmbedding(ContextSettings.SECTION, ContextSettings.RECALL_EMBEDDING);
    checkEmbedding(KnowledgeSettings.SECTION, KnowledgeSettings.EMBEDDING);
    checkSummaryModel();
    checkTemplates();
    checkPinecone();
    checkAdminKey();
  }

  private void checkAdminKey() {
    resolver
        .variables()
        .get(ADMIN_KEY)
        .filter(given -> !STRONG.matcher(given.text()).matches())
        .ifPresent(
            given ->
                problems.add(
                    given.origin(),
                    ADMIN_KEY
                        + " is no safe key: give 32 to 256 visible ASCII characters that nobody"
                        + " guesses, such as openssl rand -hex 32 prints"));
  }

  private void checkEmbedding(Section section, Key<EmbeddingChoice> key) {
    Block block = block(section);
    if (block.has(key) && block.get(key) instanceof EmbeddingChoice.OfProvider of) {
      report(block, key, Routes.unknownProvider(of.target().provider(), providers));
    }
  }

  private void checkSummaryModel() {
    Block block = block(ContextSettings.SECTION);
    Key<@Nullable String> key = ContextSettings.SUMMARY_MODEL;
    String model = block.has(key) ? block.get(key) : null;
    if (model != null && !routes.names().contains(model)) {
      report(block, key, Routes.unknownProvider(model.split("/", 2)[0], providers));
    }
  }

  private void checkTemplates() {
    Block chat = block(ChatSettings.SECTION);
    if (!chat.has(ChatSettings.PROFILE)) {
      return;
    }
    checkTemplate(chat, ChatSettings.SYSTEM_MESSAGE);
    routes.blocks().values().forEach(route -> checkTemplate(route, RouteSettings.SYSTEM_MESSAGE));
  }

  private void checkTemplate(Block block, Key<? extends @Nullable Template> key) {
    Template template = block.has(key) ? block.get(key) : null;
    if (template != null) {
      Map<String, String> profile = block(ChatSettings.SECTION).get(ChatSettings.PROFILE);
      TemplateTypes.problems(Section.join(block.path(), key.name()), template, profile)
          .forEach(problem -> problems.add(block.origin(key), problem));
    }
  }

  private void checkPinecone() {
    Block stores = block(StoreSettings.SECTION);
    Block pinecone = block(PineconeSettings.SECTION);
    if (!stores.has(StoreSettings.VECTORS)
        || stores.get(StoreSettings.VECTORS) != StoreSettings.Vectors.PINECONE) {
      return;
    }
    pineconeKey = resolver.secret(pinecone, PineconeSettings.API_KEY_ENV, "pinecone").orElse(null);
    if (pinecone.has(PineconeSettings.INDEX_HOST)
        && pinecone.get(PineconeSettings.INDEX_HOST) == null) {
      problems.add(
          stores.origin(StoreSettings.VECTORS),
          "stores.vectors is pinecone, and pinecone.index_host is missing: write the index's host");
    }
  }

  private void report(Block block, Key<?> key, Optional<String> problem) {
    problem.ifPresent(
        text ->
            problems.add(
                block.origin(key),
                Section.join(block.path(), key.name()) + " is of no use: " + text));
  }

  private Block block(Section section) {
    Block block = fixed.get(section);
    if (block == null) {
      throw new IllegalStateException("no section " + section.name());
    }
    return block;
  }

  private Settings build() {
    Block top = block(Settings.TOP);
    return new Settings(
        ServerSettings.from(block(ServerSettings.SECTION)),
        resolver.resolve(top, Settings.DATA_DIR, top.get(Settings.DATA_DIR)),
        providers.build(),
        routes.build(),
        ChatSettings.from(block(ChatSettings.SECTION)),
        ConversationSettings.from(block(ConversationSettings.SECTION)),
        SessionSettings.from(block(SessionSettings.SECTION)),
        ContextSettings.from(block(ContextSettings.SECTION)),
        LoopSettings.from(block(LoopSettings.SECTION)),
        KnowledgeSettings.from(block(KnowledgeSettings.SECTION)),
        functions.build(),
        CacheSettings.from(block(CacheSettings.SECTION)),
        RetrySettings.from(block(RetrySettings.SECTION)),
        StoreSettings.from(block(StoreSettings.SECTION)),
        RedisSettings.from(block(RedisSettings.SECTION)),
        DynamoDbSettings.from(block(DynamoDbSettings.SECTION)),
        PineconeSettings.from(block(PineconeSettings.SECTION), pineconeKey),
        ChromaSettings.from(block(ChromaSettings.SECTION)),
        SafetySettings.from(block(SafetySettings.SECTION)),
        LimitSettings.from(block(LimitSettings.SECTION)),
        resolver.variables().secret(ADMIN_KEY).orElse(null));
  }

  private String effective() {
    EffectiveYaml yaml = new EffectiveYaml(sources.files());
    Catalog.FIRST.forEach(section -> yaml.section(block(section)));
    yaml.groups(Catalog.PROVIDERS, providers.blocks());
    yaml.groups(Catalog.ROUTES, routes.blocks());
    Catalog.MIDDLE.forEach(section -> yaml.section(block(section)));
    yaml.list(Catalog.FUNCTIONS, functions.blocks());
    Catalog.LAST.forEach(section -> yaml.section(block(section)));
    return yaml.toString();
  }
}
