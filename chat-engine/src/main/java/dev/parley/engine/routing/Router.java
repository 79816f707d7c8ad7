// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Knows which models may answer to a name. */
public final class Router {
  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final Map<String, Route> routes = new LinkedHashMap<>();

  /**
   * A router over these providers and routes.
   *
   * @throws IllegalArgumentException when a route names a provider that is not there
   */
  public Router(List<Provider> providers, List<Route> routes) {
    providers.forEach(provider -> this.providers.put(provider.name(), provider));
    for (Route route : routes) {
      for (Target target : route.targets()) {
        if (!this.providers.containsKey(target.provider())) {
          throw new IllegalArgumentException(
              "route "
                  + route.name()
                  + " names the provider "
                  + target.provider()
                  + "; there are "
                  + this.providers.keySet());
        }
      }
      this.routes.put(route.name(), route);
    }
  }

  /**
   * The models that may answer, in the order to try them: those of the route of that name; else the
   * model that a provider lists; else the one of {@code provider/model}; else that of the first
   * provider that takes any name.
   *
   * @throws NotFoundException when nobody answers to that name
   */
  public List<Candidate> candidates(ModelId model) {
    Route route = routes.get(model.value());
    if (route != null) {
      return route.targets().stream().map(target -> candidate(route, target)).toList();
    }
    for (Provider provider : providers.values()) {
      if (provider.model().models().contains(model)) {
        return List.of(candidate(provider, model));
      }
    }
    int slash = model.value().indexOf('/');
    Provider named = slash < 1 ? null : providers.get(model.value().substring(0, slash));
    if (named != null && slash + 1 < model.value().length()) {
      return List.of(candidate(named, new ModelId(model.value().substring(slash + 1))));
    }
    for (Provider provider : providers.values()) {
      if (provider.others() == Provider.Others.PASSED_ON) {
        return List.of(candidate(provider, model));
      }
    }
    throw new NotFoundException(
        "model_not_found", "model " + model + " is not known here; use one of " + models());
  }

  /** The names that can be asked for: routes first, then the models that the providers list. */
  public List<ModelId> models() {
    List<ModelId> models = new ArrayList<>();
    routes.keySet().forEach(name -> models.add(new ModelId(name)));
    providers.values().forEach(provider -> models.addAll(provider.model().models()));
    return models.stream().distinct().toList();
  }

  /** Who answers first to that name: {@code parley} for a route, else the provider's name. */
  public String ownerOf(ModelId model) {
    return routes.containsKey(model.value())
        ? "parley"
        : candidates(model).getFirst().provider().name();
  }

  private Candidate candidate(Route route, Target target) {
    Provider provider = providers.get(target.provider());
    if (provider == null) {
      throw new IllegalStateException(target.provider());
    }
    return new Candidate(
        provider,
        target.model(),
        route.parameters().orElse(provider.parameters()),
        route.systemMessage());
  }

  private static Candidate candidate(Provider provider, ModelId model) {
    return new Candidate(provider, model, provider.parameters(), null);
  }
}
