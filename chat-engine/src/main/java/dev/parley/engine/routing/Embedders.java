// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.routing.Target;
import dev.parley.port.EmbeddingModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Picks those who make embeddings from those who answer to a name. */
final class Embedders {
  private final Map<String, Provider> providers;

  Embedders(Map<String, Provider> providers) {
    this.providers = providers;
  }

  /**
   * Those of the targets that make them, in their order; there is one at least.
   *
   * @param parameters the fields that requests leave open, before those of the provider
   */
  List<Embedder> of(ModelId asked, List<Target> targets, Parameters parameters) {
    if (targets.isEmpty()) {
      throw unknown(asked);
    }
    List<Embedder> able =
        targets.stream().flatMap(target -> embedder(target, parameters).stream()).toList();
    if (able.isEmpty()) {
      throw unable(
          asked,
          targets.stream().map(Target::provider).distinct().collect(Collectors.joining(", ")));
    }
    return able;
  }

  private Optional<Embedder> embedder(Target target, Parameters parameters) {
    Provider provider = providers.get(target.provider());
    EmbeddingModel embeddings = provider == null ? null : provider.embeddings();
    return provider == null || embeddings == null
        ? Optional.empty()
        : Optional.of(
            new Embedder(
                provider.name(),
                embeddings,
                target.model(),
                parameters.orElse(provider.parameters()),
                provider.prices()));
  }

  private static List<ModelId> models(Provider provider) {
    EmbeddingModel embeddings = provider.embeddings();
    return embeddings == null ? List.of() : embeddings.models();
  }

  private InvalidRequestException unable(ModelId model, String asked) {
    return InvalidRequestException.of(
        Fallback.UNSUPPORTED_MODEL,
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
