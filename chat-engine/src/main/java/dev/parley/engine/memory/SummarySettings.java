// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.ModelId;
import java.util.Optional;

/**
 * How conversations are summarised.
 *
 * @param model who writes summaries; empty for the model of the turn
 * @param longest tokens that a summary may have
 */
public record SummarySettings(Optional<ModelId> model, int longest) {
  public static final SummarySettings DEFAULT = new SummarySettings(Optional.empty(), 400);
}
