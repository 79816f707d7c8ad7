// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * A tool of another type, {@code custom} among them, passed on as it came.
 *
 * @param json the whole tool
 */
public record OtherTool(RawJson json) implements ToolDefinition {}
