// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** A part that is text. */
public record TextPart(String text, Extras extras) implements ContentPart {}
