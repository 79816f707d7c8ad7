// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the providers: those that are written, and those that are there anyway. */
final class Providers {

  private final Resolver resolver;
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final Map<String, Secret> secrets = new LinkedHashMap<>();

  private Providers(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Reads them all; {@code referenced} says which ones routes ask for, and where. */
  static Providers read(Resolver resolver, Map<String, Origin> referenced) {
    Map<String, Entry.Mapping> groups =
        NamedGroups.read(resolver, Catalog.PROVIDERS, ProviderKeys.TYPE, BuiltIn.PROVIDERS);
    if (resolver.top(Catalog.PROVIDERS).isEmpty()) {
      if (resolver.variables().get(BuiltIn.OPENAI_KEY_VARIABLE).isPresent()) {
        groups.putIfAbsent(BuiltIn.OPENAI, resolver.group(BuiltIn.OPENAI, null));
      } else {
        groups.putIfAbsent(BuiltIn.LOCAL, resolver.group(BuiltIn.LOCAL, null));
      }
    }
    referenced.forEach(
        (name, origin) -> {
          if (BuiltIn.PROVIDERS.contains(name)) {
            groups.putIfAbsent(name, NamedGroups.none(origin));
          }
        });
    Providers providers = new Providers(resolver);
    groups.forEach(providers::read);
    return providers;
  }

  Map<String, Block> blocks() {
    return blocks;
  }

  Set<String> names() {
    return blocks.keySet();
  }

  /** The kind of a provider, where that could be read. */
  Optional<ProviderSettings.Type> type(String name) {
    return Optional.ofNullable(blocks.get(name))
        .filter(block -> block.has(ProviderKeys.TYPE))
        .map(block -> block.get(ProviderKeys.TYPE));
  }

  /** The model that a provider has of its own: the one that it loads. */
  Optional<String> ownModel(String name) {
    return type(name)
        .filter(type -> type == ProviderSettings.Type.LLAMACPP)
        .flatMap(type -> Optional.ofNullable(blocks.get(name)))
        .filter(block -> block.has(LlamaCppSettings.MODEL))
        .map(block -> block.get(LlamaCppSettings.MODEL));
  }

  /** Whether a provider serves other models than its own: it does not load them itself. */
  boolean servesAnyModel(String name) {
    Block block = blocks.get(name);
    return block == null
        || type(name).orElse(null) != ProviderSettings.Type.LLAMACPP
        || !block.has(LlamaCppSettings.BASE_URL)
        || block.get(LlamaCppSettings.BASE_URL) != null;
  }

  private void read(String name, Entry.Mapping group) {
    String path = Section.join(Catalog.PROVIDERS, name);
    Block block = resolver.read(new Block(path, group.origin()), BuiltIn.type(name), group);
    if (block.has(ProviderKeys.TYPE)) {
      ProviderSettings.Type type = block.get(ProviderKeys.TYPE);
      block = resolver.block(path, BuiltIn.provider(name, type), group);
      check(name, block, type);
    }
    blocks.put(name, block);
  }

  private void check(String name, Block block, ProviderSettings.Type type) {
    Key<@Nullable String> apiKey =
        switch (type) {
          case OPENAI -> OpenAiSettings.API_KEY_ENV;
          case LLAMACPP -> LlamaCppSettings.API_KEY_ENV;
        };
    resolver.secret(block, apiKey, block.path()).ifPresent(secret -> secrets.put(name, secret));
    if (type == ProviderSettings.Type.LLAMACPP && block.has(LlamaCppSettings.BASE_URL)) {
      boolean remote = block.get(LlamaCppSettings.BASE_URL) != null;
      refuse(block, remote ? LlamaCppSettings.BINARY : LlamaCppSettings.API_KEY_ENV, remote);
    }
  }

  private void refuse(Block block, Key<?> key, boolean remote) {
    if (block.has(key) && !block.isDefault(key) && block.value(key) != null) {
      String reason =
          remote
              ? " is for a child process, and base_url names a llama-server that runs already"
              : " is for a llama-server at base_url, and a child process has a key of its own";
      resolver
          .problems()
          .add(
              block.origin(key),
              Section.join(block.path(), key.name()) + reason + ": take out one of the two");
    }
  }

  /** The providers' settings, once nothing is wrong with them. */
  Map<String, ProviderSettings> build() {
    Map<String, ProviderSettings> built = new LinkedHashMap<>();
    blocks.forEach((name, block) -> built.put(name, build(name, block)));
    return built;
  }

  private ProviderSettings build(String name, Block block) {
    return switch (block.get(ProviderKeys.TYPE)) {
      case OPENAI -> OpenAiSettings.from(name, block, secrets.get(name));
      case LLAMACPP -> LlamaCppSettings.from(name, block, binary(block), secrets.get(name));
    };
  }

  /** A bare name stays one, to be looked up on the PATH. */
  private @Nullable Path binary(Block block) {
    Path path = block.get(LlamaCppSettings.BINARY);
    boolean isName = path == null || (!path.isAbsolute() && path.getNameCount() == 1);
    return path == null || isName ? path : resolver.resolve(block, LlamaCppSettings.BINARY, path);
  }
}
