// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a chat. The cases are the roles of the chat completions API; {@link
 * FunctionMessage} is the older form of {@link ToolMessage}.
 */
public sealed interface Message
    permits SystemMessage,
        DeveloperMessage,
        UserMessage,
        AssistantMessage,
        ToolMessage,
        FunctionMessage {

  Role role();

  /** What is said; null where the API allows it (an assistant that only calls tools). */
  @Nullable Content content();

  Extras extras();

  /** The text of {@link #content}, its text parts joined; empty when there is none. */
  default String text() {
    Content content = content();
    return content == null ? "" : content.text();
  }

  /** Whether this message instructs the model: a system or developer message. */
  default boolean isInstruction() {
    return this instanceof SystemMessage || this instanceof DeveloperMessage;
  }

  static SystemMessage system(String text) {
    return new SystemMessage(new TextContent(text), null, Extras.NONE);
  }

  static UserMessage user(String text) {
    return new UserMessage(new TextContent(text), null, Extras.NONE);
  }

  static AssistantMessage assistant(String text) {
    return AssistantMessage.of(new TextContent(text), List.of());
  }

  static ToolMessage tool(String toolCallId, String text) {
    return new ToolMessage(new TextContent(text), toolCallId, Extras.NONE);
  }
}
