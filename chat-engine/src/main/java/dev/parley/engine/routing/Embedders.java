// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.port.EmbeddingModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Knows which models may make embeddings for a name, as the router does for chats. */
final class Embedders {
  private final Map<String, Provider> providers;
  private final Map<String, Route> routes;

  Embedders(Map<String, Provider> providers, Map<String, Route> routes) {
    this.providers = providers;
    this.routes = routes;
  }

  List<Embedder> of(ModelId model) {
    Route route = routes.get(model.value());
    if (route != null) {
      return of(route);
    }
    for (Provider provider : providers.values()) {
      if (provider.others() == Provider.Others.UNKNOWN && lists(provider, model)) {
        return of(provider, model, model);
      }
    }
    int slash = model.value().indexOf('/');
    Provider named = slash < 1 ? null : providers.get(model.value().substring(0, slash));
    if (named != null && slash + 1 < model.value().length()) {
      return of(named, new ModelId(model.value().substring(slash + 1)), model);
    }
    return providers.values().stream()
        .filter(provider -> provider.others() == Provider.Others.PASSED_ON)
        .flatMap(provider -> embedder(provider, model).stream())
        .findFirst()
        .map(List::of)
        .orElseThrow(() -> unknown(model));
  }

  /** Those of a route that make embeddings, in its order. */
  private List<Embedder> of(Route route) {
    List<Embedder> able =
        route.targets().stream().flatMap(target -> embedder(target).stream()).toList();
    if (able.isEmpty()) {
      throw unable(
          new ModelId(route.name()),
          route.targets().stream()
              .map(Target::provider)
              .distinct()
              .collect(Collectors.joining(", ")));
    }
    return able;
  }

  private List<Embedder> of(Provider provider, ModelId model, ModelId asked) {
    return List.of(embedder(provider, model).orElseThrow(() -> unable(asked, provider.name())));
  }

  private Optional<Embedder> embedder(Target target) {
    return Optional.ofNullable(providers.get(target.provider()))
        .flatMap(provider -> embedder(provider, target.model()));
  }

  private static Optional<Embedder> embedder(Provider provider, ModelId model) {
    return Optional.ofNullable(provider.embeddings())
        .map(embeddings -> new Embedder(provider.name(), embeddings, model));
  }

  private static boolean lists(Provider provider, ModelId model) {
    return provider.model().models().contains(model) || models(provider).contains(model);
  }

  private static List<ModelId> models(Provider provider) {
    EmbeddingModel embeddings = provider.embeddings();
    return embeddings == null ? List.of() : embeddings.models();
  }

  private InvalidRequestException unable(ModelId model, String asked) {
    return InvalidRequestException.of(
        "unsupported_model",
        "model",
        "model " + model + " is of " + asked + ", where no embeddings are made: " + fix());
  }

  private NotFoundException unknown(ModelId model) {
    return new NotFoundException(
        "model_not_found", "model " + model + " is not known here: " + fix());
  }

  private String fix() {
    String able =
        providers.values().stream()
            .filter(provider -> provider.embeddings() != null)
            .map(Embedders::example)
            .collect(Collectors.joining(" or "));
    return able.isEmpty()
        ? "no provider of this server makes them; add one that does"
        : "name a model of a provider that makes them, as " + able;
  }

  /** One that takes any name has too many models to list, and lists more than these. */
  private static String example(Provider provider) {
    List<ModelId> models =
        provider.others() == Provider.Others.UNKNOWN ? models(provider) : List.of();
    return provider.name() + "/" + (models.isEmpty() ? "MODEL" : models.getFirst());
  }
}
