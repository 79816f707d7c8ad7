// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import dev.parley.domain.chat.Extras;

/**
 * Tokens that embedding an input cost.
 *
 * @param promptTokens tokens of all items
 * @param totalTokens their sum with whatever else the provider counts
 */
public record EmbeddingUsage(long promptTokens, long totalTokens, Extras extras) {
  public static EmbeddingUsage of(long promptTokens) {
    return new EmbeddingUsage(promptTokens, promptTokens, Extras.NONE);
  }
}
