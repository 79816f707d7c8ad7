// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * A call of a type that Parley does not know.
 *
 * @param type the provider's own
 * @param extras every field beside id and type
 */
public record OtherToolCall(String id, String type, Extras extras) implements ToolCall {}
