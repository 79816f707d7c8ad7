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

  /** The tokens of both. What only one of them tells of counts as it tells it. */
  public Usage plus(@Nullable Usage other) {
    return other == null
        ? this
        : new Usage(
            promptTokens + other.promptTokens,
            completionTokens + other.completionTokens,
            totalTokens + other.totalTokens,
            promptDetails == null ? other.promptDetails : promptDetails.plus(other.promptDetails),
            completionDetails == null
                ? other.completionDetails
                : completionDetails.plus(other.completionDetails),
            extras.with(other.extras));
  }

  private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : Long.valueOf(a + (b == null ? 0 : b));
  }

  /**
   * Of the prompt's tokens, those read from a cache and those that were sound; null means the
   * provider did not say.
   */
  public record PromptDetails(
      @Nullable Long cachedTokens, @Nullable Long audioTokens, Extras extras) {
    private PromptDetails plus(@Nullable PromptDetails other) {
      return other == null
          ? this
          : new PromptDetails(
              sum(cachedTokens, other.cachedTokens),
              sum(audioTokens, other.audioTokens),
              extras.with(other.extras));
    }
  }

  /** Of the completion's tokens, those of each kind; null means the provider did not say. */
  public record CompletionDetails(
      @Nullable Long reasoningTokens,
      @Nullable Long audioTokens,
      @Nullable Long acceptedPredictionTokens,
      @Nullable Long rejectedPredictionTokens,
      Extras extras) {
    private CompletionDetails plus(@Nullable CompletionDetails other) {
      return other == null
          ? this
          : new CompletionDetails(
              sum(reasoningTokens, other.reasoningTokens),
              sum(audioTokens, other.audioTokens),
              sum(acceptedPredictionTokens, other.acceptedPredictionTokens),
              sum(rejectedPredictionTokens, other.rejectedPredictionTokens),
              extras.with(other.extras));
    }
  }
}
