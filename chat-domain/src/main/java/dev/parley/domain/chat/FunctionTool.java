// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** A tool that is a function. */
public record FunctionTool(FunctionDefinition function, Extras extras) implements ToolDefinition {}
