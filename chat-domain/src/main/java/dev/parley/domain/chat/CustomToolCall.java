// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** A call of a custom tool, whose input is free text. */
public record CustomToolCall(String id, CustomCall custom, Extras extras) implements ToolCall {
  /** Which tool, and what it is given. */
  public record CustomCall(String name, String input, Extras extras) {}
}
