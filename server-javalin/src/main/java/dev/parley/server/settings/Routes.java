// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the routes, and makes the route default where nobody wrote what it asks. */
final class Routes {

  private final Resolver resolver;
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final Map<String, List<RouteTarget>> targets = new LinkedHashMap<>();

  private Routes(Resolver resolver) {
    this.resolver = resolver;
  }

  static Routes read(Resolver resolver) {
    Routes routes = new Routes(resolver);
    Map<String, Entry.Mapping> groups =
        NamedGroups.read(
            resolver, Catalog.ROUTES, RouteSettings.PROVIDERS, Set.of(Settings.DEFAULT_ROUTE));
    groups.putIfAbsent(Settings.DEFAULT_ROUTE, resolver.group(Settings.DEFAULT_ROUTE, null));
    groups.forEach(routes::read);
    return routes;
  }

  Map<String, Block> blocks() {
    return blocks;
  }

  Set<String> names() {
    return blocks.keySet();
  }

  /** The providers that the routes ask for, each with the first place that does. */
  Map<String, Origin> referenced() {
    Map<String, Origin> referenced = new LinkedHashMap<>();
    blocks.values().stream()
        .filter(block -> block.has(RouteSettings.PROVIDERS))
        .forEach(
            block ->
                block
                    .get(RouteSettings.PROVIDERS)
                    .forEach(
                        target ->
                            referenced.putIfAbsent(
                                target.split("/", 2)[0], block.origin(RouteSettings.PROVIDERS))));
    return referenced;
  }

  /** Finds what each route asks for among the providers. */
  void resolve(Providers providers) {
    Block usual = blocks.get(Settings.DEFAULT_ROUTE);
    if (usual != null && isUnwritten(usual)) {
      derive(usual, providers);
    }
    blocks.forEach((name, block) -> targets.put(name, targets(block, providers)));
  }

  private void read(String name, Entry.Mapping group) {
    String path = Section.join(Catalog.ROUTES, name);
    boolean derived =
        name.equals(Settings.DEFAULT_ROUTE)
            && resolver
                .written(
                    Section.join(path, RouteSettings.PROVIDERS.name()),
                    RouteSettings.PROVIDERS,
                    group)
                .isEmpty();
    Section section = derived ? BuiltIn.defaultRoute() : RouteSettings.SECTION;
    Block block = resolver.block(path, section, group);
    blocks.put(name, block);
    if (!derived
        && block.has(RouteSettings.PROVIDERS)
        && block.get(RouteSettings.PROVIDERS).isEmpty()) {
      resolver
          .problems()
          .add(
              block.origin(RouteSettings.PROVIDERS),
              path + ".providers is empty: write provider/model, such as [local]");
    }
  }

  private static boolean isUnwritten(Block block) {
    return block.has(RouteSettings.PROVIDERS) && block.isDefault(RouteSettings.PROVIDERS);
  }

  /** OpenAI where its key is set, else the first model of one's own. */
  private void derive(Block block, Providers providers) {
    Optional<String> own =
        providers.names().stream().filter(n -> providers.ownModel(n).isPresent()).findFirst();
    if (resolver.variables().get(BuiltIn.OPENAI_KEY_VARIABLE).isPresent()
        && providers.type(BuiltIn.OPENAI).orElse(null) == ProviderSettings.Type.OPENAI) {
      block.put(
          RouteSettings.PROVIDERS, List.of(BuiltIn.OPENAI + "/" + BuiltIn.OPENAI_MODEL), null);
      block.note(RouteSettings.PROVIDERS, "because " + BuiltIn.OPENAI_KEY_VARIABLE + " is set");
    } else if (own.isPresent()) {
      String target = own.get() + "/" + providers.ownModel(own.get()).orElse("");
      block.put(RouteSettings.PROVIDERS, List.of(target), null);
    } else if (resolver.problems().isEmpty()) {
      String any = providers.names().stream().findFirst().orElse(BuiltIn.LOCAL);
      resolver
          .problems()
          .add(
              block.origin(RouteSettings.PROVIDERS),
              block.path()
                  + ".providers is missing: write the model to ask, such as ["
                  + any
                  + "/MODEL]");
    }
  }

  private List<RouteTarget> targets(Block block, Providers providers) {
    List<RouteTarget> found = new ArrayList<>();
    if (block.has(RouteSettings.PROVIDERS)) {
      for (String written : block.get(RouteSettings.PROVIDERS)) {
        target(block, written, providers).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<RouteTarget> target(Block block, String written, Providers providers) {
    int slash = written.indexOf('/');
    String provider = slash < 0 ? written : written.substring(0, slash);
    Optional<String> own = providers.ownModel(provider);
    String model = slash < 0 ? own.orElse("") : written.substring(slash + 1);
    Optional<String> problem =
        unknownProvider(provider, providers)
            .or(() -> noModel(provider, model, providers))
            .or(() -> otherModel(provider, model, providers));
    problem.ifPresent(
        text ->
            resolver
                .problems()
                .add(
                    block.origin(RouteSettings.PROVIDERS),
                    block.path() + ".providers names " + written + ": " + text));
    return problem.isPresent() ? Optional.empty() : Optional.of(new RouteTarget(provider, model));
  }

  static Optional<String> unknownProvider(String provider, Providers providers) {
    if (providers.names().contains(provider)) {
      return Optional.empty();
    }
    String hint =
        Nearest.to(provider, providers.names())
            .map(near -> "did you mean " + near + "?")
            .orElse("there is " + String.join(", ", providers.names()));
    return Optional.of("there is no provider " + provider + "; " + hint);
  }

  private static Optional<String> noModel(String provider, String model, Providers providers) {
    boolean readable = providers.type(provider).isPresent();
    return model.isEmpty() && readable
        ? Optional.of("the model is missing; write " + provider + "/MODEL")
        : Optional.empty();
  }

  private static Optional<String> otherModel(String provider, String model, Providers providers) {
    if (providers.servesAnyModel(provider)) {
      return Optional.empty();
    }
    return providers
        .ownModel(provider)
        .filter(own -> !own.equals(model))
        .map(
            own ->
                provider
                    + " loads "
                    + own
                    + "; write "
                    + provider
                    + ", or change providers."
                    + provider
                    + ".model");
  }

  /** The routes' settings, once nothing is wrong with them. */
  Map<String, RouteSettings> build() {
    Map<String, RouteSettings> built = new LinkedHashMap<>();
    blocks.forEach(
        (name, block) ->
            built.put(
                name, RouteSettings.from(name, block, targets.getOrDefault(name, List.of()))));
    return built;
  }
}
