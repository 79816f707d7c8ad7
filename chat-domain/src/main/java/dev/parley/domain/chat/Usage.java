// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * Tokens that a request cost.
 *
 * @param promptTokens tokens sent, template and tools included
 * @param completionTokens tokens the model wrote
 * @param totalTokens their sum as the provider gave it
 */
public record Usage(
    long promptTokens,
    long completionTokens,
    long totalTokens,
    @Nullable PromptDetails promptDetails,
    @Nullable CompletionDetails completionDetails,
    Extras extras) {

  public static Usage of(long promptTokens, long completionTokens) {
    return new Usage(
        promptTokens, completionTokens, promptTokens + completionTokens, null, null, Extras.NONE);
  }

  /**
   * Of the prompt's tokens, those read from a cache and those that were sound; null means the
   * provider did not say.
   */
  public record PromptDetails(
      @Nullable Long cachedTokens, @Nullable Long audioTokens, Extras extras) {}

  /** Of the completion's tokens, those of each kind; null means the provider did not say. */
  public record CompletionDetails(
      @Nullable Long reasoningTokens,
      @Nullable Long audioTokens,
      @Nullable Long acceptedPredictionTokens,
      @Nullable Long rejectedPredictionTokens,
      Extras extras) {}
}
