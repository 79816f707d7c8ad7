// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

/**
 * A word of a text as the search sees it.
 *
 * @param folded without case and accents: letters, digits and their marks
 * @param from where it begins in the text
 * @param to where it ends there
 * @param joined whether nothing stands between it and the word before
 */
public record Word(String folded, int from, int to, boolean joined) {}
