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
import java.util.Optional;

/** Knows which models may answer to a name. */
public final class Router {
  /** Who owns the routes. */
  public static final String OWNER = "parley";

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
   * model of a provider that has no others; else the one of {@code provider/model}; else that of
   * the first provider that takes any name.
   *
   * @throws NotFoundException when nobody answers to that name
   */
  public List<Candidate> candidates(ModelId model) {
    Route route = routes.get(model.value());
    if (route != null) {
      return route.targets().stream().map(target -> candidate(route, target)).toList();
    }
    for (Provider provider : providers.values()) {
      if (provider.others() == Provider.Others.UNKNOWN
          && provider.model().models().contains(model)) {
        return List.of(candidate(provider, model));
      }
    }
    int slash = model.value().indexOf('/');
    Provider named = slash < 1 ? null : providers.get(model.value().substring(0, slash));
    if (named != null && slash + 1 < model.value().length()) {
      return List.of(candidate(named, new ModelId(model.value().substring(slash + 1))));
    }
    return forOthers()
        .map(provider -> List.of(candidate(provider, model)))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "model_not_found",
                    "model " + model + " is not known here; use one of " + models()));
  }

  /**
   * The models that may make embeddings, in the order to try them, found by the name as {@link
   * #candidates} does; those of a route that make none are passed over.
   *
   * @throws dev.parley.domain.error.InvalidRequestException {@code unsupported_model}, when only
   *     models that make none answer to that name
   * @throws NotFoundException when nobody answers to it
   */
  public List<Embedder> embedders(ModelId model) {
    return new Embedders(providers, routes).of(model);
  }

  /**
   * The names that can be asked for: routes first, then the models that the providers list, those
   * of a provider that does not get unknown names as {@code provider/model}.
   */
  public List<ModelId> models() {
    List<ModelId> models = new ArrayList<>();
    routes.keySet().forEach(name -> models.add(new ModelId(name)));
    String forOthers = forOthers().map(Provider::name).orElse("");
    for (Provider provider : providers.values()) {
      boolean bare =
          provider.others() == Provider.Others.UNKNOWN || provider.name().equals(forOthers);
      for (ModelId model : provider.model().models()) {
        models.add(bare ? model : new ModelId(provider.name() + "/" + model));
      }
    }
    return models.stream().distinct().toList();
  }

  /**
   * Who answers first to that name: {@link #OWNER} for a route, else the provider's name.
   *
   * @throws NotFoundException when nobody answers to it, or the provider that would be asked lists
   *     its models and has none of that name
   */
  public String ownerOf(ModelId model) {
    if (routes.containsKey(model.value())) {
      return OWNER;
    }
    Candidate first = candidates(model).getFirst();
    List<ModelId> listed = first.provider().model().models();
    if (!listed.isEmpty() && !listed.contains(first.model())) {
      throw new NotFoundException(
          "model_not_found",
          "model " + model + " is not known to provider " + first.provider().name());
    }
    return first.provider().name();
  }

  private Optional<Provider> forOthers() {
    return providers.values().stream()
        .filter(provider -> provider.others() == Provider.Others.PASSED_ON)
        .findFirst();
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
