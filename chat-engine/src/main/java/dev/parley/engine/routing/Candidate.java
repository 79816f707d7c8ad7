// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.context.Template;
import dev.parley.domain.function.FunctionChoice;
import dev.parley.domain.routing.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * A model that may answer a request.
 *
 * @param parameters the fields that the request leaves open
 * @param systemMessage the instructions of a request that brings none; null for none
 * @param functions the server's functions of a request that does not choose
 * @param cached whether an earlier answer will do, where the request does not say
 * @param unsupported what happens to a field that it can't take
 */
public record Candidate(
    Provider provider,
    ModelId model,
    Parameters parameters,
    @Nullable Template systemMessage,
    FunctionChoice functions,
    boolean cached,
    Unsupported unsupported) {
  /** The same model, asked through another provider. */
  public Candidate with(Provider next) {
    return new Candidate(next, model, parameters, systemMessage, functions, cached, unsupported);
  }
}
