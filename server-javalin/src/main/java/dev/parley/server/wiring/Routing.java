// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.llamacpp.LlamaCppChatModel;
import dev.parley.adapter.openai.OpenAiProvider;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionChoice;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.domain.routing.Unsupported;
import dev.parley.domain.usage.Prices;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.server.settings.LlamaCppSettings;
import dev.parley.server.settings.ProviderSettings;
import dev.parley.server.settings.RouteSettings;
import dev.parley.server.settings.RouteTarget;
import dev.parley.server.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the router that the settings describe. */
final class Routing {
  private Routing() {}

  static Router of(Settings settings, LocalModels models, HostedModels hosted) {
    List<Provider> providers = new ArrayList<>();
    for (ProviderSettings provider : settings.providers().values()) {
      Parameters parameters = parameters(provider.parameters());
      LlamaCppChatModel local = models.byProvider().get(provider.name());
      if (local != null) {
        providers.add(
            new Provider(provider.name(), local, local, parameters, Provider.Others.UNKNOWN)
                .withEmbeddings(local)
                .withTexts(local)
                .withPrices(Prices.FREE));
      }
      OpenAiProvider other = hosted.byProvider().get(provider.name());
      if (other != null) {
        providers.add(
            new Provider(provider.name(), other, other, parameters, Provider.Others.PASSED_ON)
                .withEmbeddings(other)
                .withTexts(other)
                .withPrices(other.prices()));
      }
    }
    List<Route> routes =
        settings.routes().values().stream().map(route -> route(route, settings, models)).toList();
    return new Router(providers, routes);
  }

  private static ProviderSettings provider(Settings settings, String name) {
    return Objects.requireNonNull(settings.providers().get(name));
  }

  private static Route route(RouteSettings route, Settings settings, LocalModels models) {
    return new Route(
        route.name(),
        route.targets().stream()
            .map(target -> new Target(target.provider(), model(route, target, settings, models)))
            .toList(),
        route.systemMessage(),
        parameters(route.parameters()),
        functions(route),
        route.cache(),
        Unsupported.valueOf(route.unsupported().name()));
  }

  private static FunctionChoice functions(RouteSettings route) {
    return switch (route.functions()) {
      case dev.parley.server.settings.FunctionChoice.All all -> FunctionChoice.ALL;
      case dev.parley.server.settings.FunctionChoice.Named named ->
          new FunctionChoice.Named(named.names());
    };
  }

  /** The model that a route means; one of a path or address may be named by all of it. */
  private static ModelId model(
      RouteSettings route, RouteTarget target, Settings settings, LocalModels models) {
    LlamaCppChatModel local = models.byProvider().get(target.provider());
    if (local == null) {
      return new ModelId(target.model());
    }
    ModelId only = local.models().getFirst();
    boolean written =
        provider(settings, target.provider()) instanceof LlamaCppSettings configured
            && configured.model().equals(target.model());
    if (written || only.value().equals(target.model())) {
      return only;
    }
    throw new StartFailedException(
        "routes."
            + route.name()
            + ".providers names "
            + target
            + ", and the model of provider "
            + target.provider()
            + " is "
            + only
            + ": name that one",
        null);
  }

  private static Parameters parameters(Map<String, String> fields) {
    Map<String, RawJson> values = new LinkedHashMap<>();
    fields.forEach((name, json) -> values.put(name, new RawJson(json)));
    return new Parameters(values);
  }
}
