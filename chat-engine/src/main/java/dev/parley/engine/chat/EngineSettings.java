// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.context.Template;
import dev.parley.engine.context.ContextOptions;
import java.util.Map;
import java.util.Optional;

/**
 * How an engine chats.
 *
 * @param systemMessage the instructions of conversations that have none of their own, nor their
 *     route; empty for none
 * @param profile the variables of all system messages, with their values where a request does not
 *     say otherwise
 * @param context how prompts are fitted
 */
public record EngineSettings(
    Optional<Template> systemMessage, Map<String, String> profile, ContextOptions context) {
  public static final EngineSettings DEFAULT =
      new EngineSettings(
          Optional.of(Template.of("You are a helpful assistant.")),
          Map.of(),
          ContextOptions.DEFAULT);

  public EngineSettings {
    profile = Map.copyOf(profile);
  }
}
