// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

/**
 * What became of the oldest entries.
 *
 * @param covers the last entry that it stands for
 */
public record Summary(String text, Sequence covers) {}
