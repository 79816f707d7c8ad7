// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * A part of a type that Parley does not know.
 *
 * @param json the whole part
 */
public record OtherPart(RawJson json) implements ContentPart {}
