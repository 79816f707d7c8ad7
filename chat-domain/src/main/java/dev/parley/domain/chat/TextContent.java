// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** Content that is one string; it may be empty. */
public record TextContent(String text) implements Content {}
