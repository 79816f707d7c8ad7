// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.context.Template;
import dev.parley.domain.error.ParleyException;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Router;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a model before it is asked: how much it takes, and what a request gets that does
 * not say otherwise.
 *
 * @param owner {@code parley} for a route, else the provider's name
 * @param isRoute whether it is a route, and not a model of a provider
 * @param window tokens of prompt and answer together; empty where nobody knows
 * @param parameters fields that a request gets which does not set them
 * @param systemMessage the instructions of conversations that have none of their own, as they are
 *     written
 */
public record ModelDescription(
    ModelId model,
    String owner,
    boolean isRoute,
    OptionalInt window,
    Parameters parameters,
    Optional<String> systemMessage) {

  static ModelDescription of(ModelId model, Router router, Optional<Template> systemMessage) {
    String owner = router.ownerOf(model);
    Candidate first = router.candidates(model).getFirst();
    return new ModelDescription(
        model,
        owner,
        router.isRoute(model),
        window(first),
        first.parameters(),
        Optional.ofNullable(first.systemMessage()).or(() -> systemMessage).map(Template::toString));
  }

  private static OptionalInt window(Candidate candidate) {
    try {
      return candidate.provider().model().capabilities(candidate.model()).window();
    } catch (ParleyException e) {
      return OptionalInt.empty(); // known once the provider is there
    }
  }
}
