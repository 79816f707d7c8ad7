// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** The model asks for a tool. Its result is the {@link ToolMessage} with the same id. */
public sealed interface ToolCall permits FunctionToolCall, CustomToolCall, OtherToolCall {
  String id();
}
