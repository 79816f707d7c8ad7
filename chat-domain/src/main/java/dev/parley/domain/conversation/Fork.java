// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

/**
 * Where a branch of a log begins.
 *
 * @param first its first entry
 * @param after the entry that it follows, which is not the one before it; {@link Sequence#NONE}
 *     where the branch begins with the conversation
 */
public record Fork(Sequence first, Sequence after) {
  public Fork {
    if (after.value() >= first.value() - 1) {
      throw new IllegalArgumentException(
          "a branch from %d on follows %d: give an entry before the one before it"
              .formatted(first.value(), after.value()));
    }
  }
}
