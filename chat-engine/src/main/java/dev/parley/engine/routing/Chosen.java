// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.context.Capabilities;

/**
 * A model that is to be asked now.
 *
 * @param capabilities what it can do, which may need a look at its provider: asked once
 */
public record Chosen(Candidate candidate, Capabilities capabilities) {
  /** The candidate, with what its provider says of it. */
  public static Chosen of(Candidate candidate) {
    return new Chosen(candidate, candidate.provider().model().capabilities(candidate.model()));
  }

  /** The same model, asked through another provider. */
  public Chosen with(Provider next) {
    return new Chosen(candidate.with(next), capabilities);
  }
}
