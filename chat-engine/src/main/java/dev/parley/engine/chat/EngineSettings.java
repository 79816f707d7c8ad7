// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.engine.context.ContextOptions;
import java.util.Optional;

/**
 * How an engine chats.
 *
 * @param systemMessage the instructions of conversations that have none of their own, nor their
 *     route; empty for none
 * @param context how prompts are fitted
 */
public record EngineSettings(Optional<String> systemMessage, ContextOptions context) {
  public static final EngineSettings DEFAULT =
      new EngineSettings(Optional.of("You are a helpful assistant."), ContextOptions.DEFAULT);
}
