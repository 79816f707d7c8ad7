// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * The result of a tool call.
 *
 * @param toolCallId the {@link ToolCall#id} it answers
 */
public record ToolMessage(Content content, String toolCallId, Extras extras) implements Message {
  @Override
  public Role role() {
    return Role.TOOL;
  }
}
