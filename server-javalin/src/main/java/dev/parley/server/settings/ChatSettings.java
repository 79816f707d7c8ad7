// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import dev.parley.domain.context.Template;
import java.util.List;
import java.util.Map;

/**
 * What every conversation begins with.
 *
 * @param systemMessage the system message
 * @param injectSystemMessage whether it is added to a conversation that has none
 * @param profile the variables of all system messages, with their values where a request does not
 *     say otherwise
 */
public record ChatSettings(
    Template systemMessage, boolean injectSystemMessage, Map<String, String> profile) {

  static final Key<Template> SYSTEM_MESSAGE =
      Key.of(
          "system_message",
          TemplateTypes.template(),
          Template.of("You are a helpful assistant."),
          "system message of conversations whose route has none of its own; {{name}} in it is"
              + " filled from chat.profile, or from parley.profile of a request");
  static final Key<Boolean> INJECT_SYSTEM_MESSAGE =
      Key.of(
          "inject_system_message",
          Types.bool(),
          true,
          "whether the system message is added to a conversation that brings none");
  static final Key<Map<String, String>> PROFILE =
      Key.of(
          "profile",
          TemplateTypes.profile(),
          Map.of(),
          "variables of all system messages, by name, with the values that they have where a"
              + " request does not say otherwise");
  static final Section SECTION =
      new Section(
          "chat",
          "What every conversation begins with.",
          List.of(SYSTEM_MESSAGE, INJECT_SYSTEM_MESSAGE, PROFILE));

  static ChatSettings from(Block block) {
    return new ChatSettings(
        block.get(SYSTEM_MESSAGE), block.get(INJECT_SYSTEM_MESSAGE), block.get(PROFILE));
  }
}
