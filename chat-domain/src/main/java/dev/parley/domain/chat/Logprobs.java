// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log probabilities of a choice's tokens, or of those that a streamed piece adds.
 *
 * @param content one entry per token of the content; null when the provider sent none
 * @param refusal one entry per token of the refusal; null when the provider sent none
 */
public record Logprobs(
    @Nullable List<RawJson> content, @Nullable List<RawJson> refusal, Extras extras) {
  public Logprobs {
    content = content == null ? null : List.copyOf(content);
    refusal = refusal == null ? null : List.copyOf(refusal);
  }
}
