// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a completion and each of its streamed pieces say about themselves.
 *
 * @param id the provider's, or one of Parley's where the provider gave none
 * @param created seconds since 1970-01-01 UTC
 * @param model the model that answered, in the provider's words
 */
public record CompletionHead(
    String id,
    long created,
    String model,
    @Nullable String systemFingerprint,
    @Nullable String serviceTier) {

  public static CompletionHead of(String id, long created, String model) {
    return new CompletionHead(id, created, model, null, null);
  }

  /** This head; what it leaves empty is that of {@code other}. */
  public CompletionHead orElse(CompletionHead other) {
    return !id.isEmpty() && created != 0 && !model.isEmpty()
        ? this
        : new CompletionHead(
            id.isEmpty() ? other.id : id,
            created == 0 ? other.created : created,
            model.isEmpty() ? other.model : model,
            systemFingerprint,
            serviceTier);
  }
}
