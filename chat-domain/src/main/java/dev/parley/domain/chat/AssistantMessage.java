// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model said or asks for.
 *
 * @param content null when there are only calls or a refusal
 * @param refusal why the model would not answer
 * @param name tells assistants apart
 * @param toolCalls in the model's order
 * @param functionCall the older form of a single call
 */
public record AssistantMessage(
    @Nullable Content content,
    @Nullable String refusal,
    @Nullable String name,
    List<ToolCall> toolCalls,
    @Nullable FunctionCall functionCall,
    Extras extras)
    implements Message {

  public AssistantMessage {
    toolCalls = List.copyOf(toolCalls);
  }

  public static AssistantMessage of(@Nullable Content content, List<ToolCall> toolCalls) {
    return new AssistantMessage(content, null, null, toolCalls, null, Extras.NONE);
  }

  /** The same, with other calls. */
  public AssistantMessage withToolCalls(List<ToolCall> calls) {
    return new AssistantMessage(content, refusal, name, calls, functionCall, extras);
  }

  @Override
  public Role role() {
    return Role.ASSISTANT;
  }
}
