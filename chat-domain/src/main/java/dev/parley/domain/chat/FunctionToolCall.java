// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** A call of a function. */
public record FunctionToolCall(String id, FunctionCall function, Extras extras)
    implements ToolCall {}
