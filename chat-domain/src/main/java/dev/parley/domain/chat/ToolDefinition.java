// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** A tool that a model may call. */
public sealed interface ToolDefinition permits FunctionTool, OtherTool {}
