// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.context.Template;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.function.FunctionChoice;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.domain.routing.Unsupported;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
    Target target =
        named(model, provider -> true)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "model_not_found",
                        "model " + model + " is not known here; use one of " + models()));
    Provider provider = provider(target);
    return List.of(
        new Candidate(
            provider,
            target.model(),
            provider.parameters(),
            null,
            FunctionChoice.ALL,
            false,
            Unsupported.WARN));
  }

  /**
   * The models that may go on with a text, in the order to try them, found by the name as {@link
   * #candidates} does; those of a route that are known not to are passed over.
   *
   * @throws InvalidRequestException {@code unsupported_model}, when only such answer to that name
   * @throws NotFoundException when nobody answers to it
   */
  public List<Candidate> texts(ModelId model) {
    List<Candidate> all = candidates(model);
    List<Candidate> able = all.stream().filter(each -> each.provider().texts() != null).toList();
    if (able.isEmpty()) {
      throw InvalidRequestException.of(
          Fallback.UNSUPPORTED_MODEL,
          "model",
          "model "
              + model
              + " is of "
              + all.stream()
                  .map(each -> each.provider().name())
                  .distinct()
                  .collect(Collectors.joining(", "))
              + ", which has no text completions: use POST /v1/chat/completions");
    }
    return able;
  }

  /**
   * The models that may make embeddings, in the order to try them, found by the name as {@link
   * #candidates} does; those of a route that make none are passed over.
   *
   * @throws InvalidRequestException {@code unsupported_model}, when only models that make none
   *     answer to that name
   * @throws NotFoundException when nobody answers to it
   */
  public List<Embedder> embedders(ModelId model) {
    Route route = routes.get(model.value());
    return new Embedders(providers)
        .of(
            model,
            route != null
                ? route.targets()
                : named(model, provider -> provider.embeddings() != null).stream().toList(),
            route != null ? route.parameters() : Parameters.NONE);
  }

  /**
   * Who answers to a name that is no route's.
   *
   * @param able who may be asked for a model that nobody here knows
   */
  private Optional<Target> named(ModelId model, Predicate<Provider> able) {
    for (Provider provider : providers.values()) {
      if (provider.others() == Provider.Others.UNKNOWN && provider.lists(model)) {
        return Optional.of(new Target(provider.name(), model));
      }
    }
    int slash = model.value().indexOf('/');
    boolean named = slash > 0 && providers.containsKey(model.value().substring(0, slash));
    return named && slash + 1 < model.value().length()
        ? Optional.of(
            new Target(
                model.value().substring(0, slash), new ModelId(model.value().substring(slash + 1))))
        : providers.values().stream()
            .filter(provider -> provider.others() == Provider.Others.PASSED_ON)
            .filter(able)
            .findFirst()
            .map(provider -> new Target(provider.name(), model));
  }

  /** The names that can be asked for, as {@link #listed} has them. */
  public List<ModelId> models() {
    return listed().stream().map(Listed::model).toList();
  }

  /**
   * The names that can be asked for: routes first, then the models that the providers list, by
   * their own name where it leads to them, else as {@code provider/model}.
   */
  public List<Listed> listed() {
    Map<ModelId, Listed> listed = new LinkedHashMap<>();
    for (String name : routes.keySet()) {
      listed.put(new ModelId(name), new Listed(new ModelId(name), OWNER));
    }
    for (Provider provider : providers.values()) {
      for (ModelId model : provider.model().models()) {
        ModelId name = nameOf(provider, model);
        listed.putIfAbsent(name, new Listed(name, provider.name()));
      }
    }
    return List.copyOf(listed.values());
  }

  private ModelId nameOf(Provider provider, ModelId model) {
    Optional<Target> bare = named(model, any -> true);
    return !isRoute(model) && bare.equals(Optional.of(new Target(provider.name(), model)))
        ? model
        : new ModelId(provider.name() + "/" + model);
  }

  /** Whether a route has that name. */
  public boolean isRoute(ModelId model) {
    return routes.containsKey(model.value());
  }

  /**
   * Who answers first to that name: {@link #OWNER} for a route, else the provider's name.
   *
   * @throws NotFoundException when nobody answers to it, or the provider that would be asked lists
   *     its models and has none of that name
   */
  public String ownerOf(ModelId model) {
    if (isRoute(model)) {
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

  /** The system messages of its routes. */
  public List<Template> systemMessages() {
    return routes.values().stream().map(Route::systemMessage).filter(Objects::nonNull).toList();
  }

  private Candidate candidate(Route route, Target target) {
    Provider provider = provider(target);
    return new Candidate(
        provider,
        target.model(),
        route.parameters().orElse(provider.parameters()),
        route.systemMessage(),
        route.functions(),
        route.cached(),
        route.unsupported());
  }

  private Provider provider(Target target) {
    return Objects.requireNonNull(providers.get(target.provider()), target.provider());
  }

  /**
   * A name that can be asked for.
   *
   * @param owner {@link #OWNER} for a route, else the provider's name
   */
  public record Listed(ModelId model, String owner) {}
}
