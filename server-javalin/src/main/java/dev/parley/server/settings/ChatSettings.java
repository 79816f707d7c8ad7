// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;

/**
 * What every conversation begins with.
 *
 * @param systemMessage the system message
 * @param injectSystemMessage whether it is added to a conversation that has none
 */
public record ChatSettings(String systemMessage, boolean injectSystemMessage) {

  static final Key<String> SYSTEM_MESSAGE =
      Key.of(
          "system_message",
          Types.text(),
          "You are a helpful assistant.",
          "system message of conversations whose route has none of its own");
  static final Key<Boolean> INJECT_SYSTEM_MESSAGE =
      Key.of(
          "inject_system_message",
          Types.bool(),
          true,
          "whether the system message is added to a conversation that brings none");
  static final Section SECTION =
      new Section(
          "chat",
          "What every conversation begins with.",
          List.of(SYSTEM_MESSAGE, INJECT_SYSTEM_MESSAGE));

  static ChatSettings from(Block block) {
    return new ChatSettings(block.get(SYSTEM_MESSAGE), block.get(INJECT_SYSTEM_MESSAGE));
  }
}
