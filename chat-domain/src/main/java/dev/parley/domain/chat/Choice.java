// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * One answer of a completion.
 *
 * @param index from 0; more than one where the request's {@code n} asked for it
 * @param finishReason null only when the provider did not say
 */
public record Choice(
    int index,
    AssistantMessage message,
    @Nullable FinishReason finishReason,
    @Nullable Logprobs logprobs,
    Extras extras) {}
